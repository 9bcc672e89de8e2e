import type { RegisteredTemplate, TemplateId } from '#shared/contracts/template.ts'

/** What is known of plain texts at the carrier. None is ever removed, so the sum of all revisions only grows. */
export interface TemplateStore {
  /** Strongly consistent, like the rest. */
  find(id: TemplateId): Promise<RegisteredTemplate | undefined>
  /** All, in no order. */
  list(): Promise<RegisteredTemplate[]>
  /** Conditioned like `MessageStore.save`. */
  save(template: RegisteredTemplate, expectedRev: number | 'absent'): Promise<boolean>
}
