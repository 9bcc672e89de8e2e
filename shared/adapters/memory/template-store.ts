import type { RegisteredTemplate, TemplateId } from '#shared/contracts/template.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryTemplateStore implements TemplateStore {
  private readonly items = new RevisionedItems<RegisteredTemplate>()

  async find(id: TemplateId): Promise<RegisteredTemplate | undefined> {
    return this.items.find(id)
  }

  async list(): Promise<RegisteredTemplate[]> {
    return this.items.filter(() => true)
  }

  async save(template: RegisteredTemplate, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save(template.id, template, expectedRev)
  }
}
