import { ArrivalId, SourceId } from '#shared/contracts/ids.ts'
import type { Arrival, Source } from '#shared/contracts/source.ts'

const AT = new Date('2026-12-01T01:00:00Z')

/** One that signs its bodies and maps an order's number to its payment. */
export function aSource(fields: Partial<Source> = {}): Source {
  return {
    id: SourceId.parse('src_00000000000000000001'),
    name: 'Till',
    vendor: null,
    shop: null,
    active: true,
    signature: {
      by: 'hmac',
      header: 'x-signature',
      algorithm: 'sha256',
      encoding: 'hex',
      prefix: '',
      timestampHeader: null,
    },
    type: { in: 'header', name: 'x-event' },
    deliveryId: { in: 'header', name: 'x-delivery' },
    mapping: '{ "type": "order.paid", "timestamp": body.at, "data": { "orderId": body.order } }',
    sample: { type: 'paid', body: '{"order":"SO-1","at":"2026-12-01T01:00:00Z"}' },
    answer: null,
    ping: null,
    createdAt: AT,
    changedAt: AT,
    by: 'admin/test',
    rev: 1,
    ...fields,
  }
}

/** A delivery that could not be mapped; `n` tells several apart. */
export function anArrival(n = 1, fields: Partial<Arrival> = {}): Arrival {
  return {
    id: ArrivalId.parse(`arr_${String(n).padStart(22, '0')}`),
    sourceId: aSource().id,
    at: new Date(AT.getTime() + n * 1000),
    type: 'paid',
    result: 'kept',
    because: 'malformed',
    faults: [{ path: 'events[0].data.orderId', message: 'must be text' }],
    events: [],
    tries: 1,
    hasBody: true,
    rev: 1,
    ...fields,
  }
}
