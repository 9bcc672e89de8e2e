import * as z from 'zod'
import type { PersonExport } from '#shared/contracts/console-api/person-export.ts'
import { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { ExportedPerson } from '#shared/usecases/erasure/export-person.ts'
import { viewContact } from './contact-view.ts'
import { viewMessage } from './message-view.ts'
import { viewReply } from './reply-view.ts'

/** Everything about a person as JSON; keyed hashes of numbers mean nothing outside and are left out. */
export function viewExport(exported: ExportedPerson): PersonExport {
  const { at, state, messages, replies, orders, shipments, instalments, records, lists, audit, truncated } = exported
  return {
    exportedAt: at.toISOString(),
    contact: viewContact(state),
    messages: messages.map(viewMessage),
    replies: replies.map((reply) => viewReply(reply, state.contact)),
    orders: orders.map((order) => {
      const { details, ...facts } = z.encode(Order, order)
      const { phoneHash: _, ...told } = details ?? { phoneHash: null }
      return { ...facts, details: details && told }
    }),
    shipments: shipments.map((shipment) => z.encode(Shipment, shipment)),
    instalments: instalments.map((instalment) => z.encode(Instalment, instalment)),
    records: records.map((record) => z.encode(KeptRecord, record)),
    lists: lists.map(({ list, member }) => ({
      importId: list.id,
      uploadedAt: list.createdAt.toISOString(),
      values: member.values,
    })),
    audit: audit.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    truncated,
  }
}
