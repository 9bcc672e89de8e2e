import * as z from 'zod'

type Json = Record<string, unknown>
type Io = 'input' | 'output'

const PLACE = '#/components/schemas/'
const Converted = z.looseObject({ $schema: z.unknown(), $defs: z.record(z.string(), z.unknown()).default({}) })

/** JSON Schemas (2020-12) under their names, each written once and referred to elsewhere. */
export class ComponentSchemas {
  readonly all: Record<string, unknown> = {}

  /** A reference to the schema, known by its own id or else by `name`; the named parts it is made of come with it. */
  refer(schema: z.ZodType, io: Io, name: string): Json {
    const { $defs, $schema: _, ...json } = convert(schema, io)
    Object.assign(this.all, $defs)
    return '$ref' in json ? json : this.add(name, json)
  }

  add(name: string, json: unknown): Json {
    this.all[name] = json
    return { $ref: `${PLACE}${name}` }
  }
}

/** Leaves out what tells a reader nothing: the bounds of safe integers and the patterns behind formats of dates. */
function convert(schema: z.ZodType, io: Io): z.infer<typeof Converted> {
  const json = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      if (jsonSchema.format?.startsWith('date')) delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      // Answers may gain fields, so a client must not refuse those that it does not know.
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return Converted.parse(JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', `"${PLACE}`)))
}
