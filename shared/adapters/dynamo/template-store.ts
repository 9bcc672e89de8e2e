import * as z from 'zod'
import { RegisteredTemplate, type TemplateId } from '#shared/contracts/template.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { TEMPLATES_PK, templateKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** One small item for each plain text that somebody registered. */
export class DynamoTemplateStore implements TemplateStore {
  private readonly control: ItemTable

  constructor({ control }: Pick<ItemTables, 'control'>) {
    this.control = control
  }

  async find(id: TemplateId): Promise<RegisteredTemplate | undefined> {
    const item = await this.control.get(templateKey(id))
    return item && readFields(RegisteredTemplate, item)
  }

  async list(): Promise<RegisteredTemplate[]> {
    const items = await this.control.query({ hash: TEMPLATES_PK })
    return items.map((item) => readFields(RegisteredTemplate, item))
  }

  save(template: RegisteredTemplate, expectedRev: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(RegisteredTemplate, template)), ...templateKey(template.id) }
    return this.control.putAtRev({ ...item, rev: template.rev }, expectedRev)
  }
}
