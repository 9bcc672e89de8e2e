import * as z from 'zod'
import type { Route } from '../route.ts'
import { type Column, columnsOf } from './columns.ts'

/** A part of an answer as rows: what they are named, which they are, and what follows. */
export type Table = { columns: Column[]; read(body: unknown): { rows: readonly unknown[]; next: string | null } }

const List = z.object({ items: z.array(z.unknown()), next: z.string().nullable() })

/** The rows of a route whose answer is a list, or has one under the name that the route says; else undefined. */
export function tableOf({ answer, table }: Pick<Route, 'answer' | 'table'>): Table | undefined {
  if (!(answer instanceof z.ZodObject)) return undefined
  const element = elementOf(answer, table ?? 'items')
  if (element === undefined) return undefined
  const columns = columnsOf(element)
  if (table === undefined) {
    const isPaged = 'next' in answer.shape
    return isPaged ? { columns, read: (body) => readList(body) } : undefined
  }
  const Rows = z.object({ [table]: z.array(z.unknown()) })
  return { columns, read: (body) => ({ rows: Rows.parse(body)[table] ?? [], next: null }) }
}

function readList(body: unknown) {
  const { items, next } = List.parse(body)
  return { rows: items, next }
}

function elementOf({ shape }: z.ZodObject, name: string): z.ZodType | undefined {
  const list: unknown = shape[name]
  if (!(list instanceof z.ZodArray)) return undefined
  const { element } = list
  return element instanceof z.ZodType ? element : undefined
}
