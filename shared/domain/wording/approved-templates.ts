import type { RegisteredTemplate, TemplateId } from '#shared/contracts/template.ts'

export type ApprovedTemplate = Pick<RegisteredTemplate, 'code' | 'text'>
/** What a text may leave by. */
export type ApprovedTemplates = ReadonlyMap<TemplateId, ApprovedTemplate>

/** Those that the carrier has approved as they are. */
export function approvedOf(registered: readonly RegisteredTemplate[]): ApprovedTemplates {
  const approved = registered.filter((one) => one.state === 'approved' && !isDrifted(one))
  return new Map(approved.map(({ id, code, text }) => [id, { code, text }] as const))
}

/** Whether the carrier approved another text than ours. Its own way of writing places, and a signature in front, are no difference. */
export function isDrifted({ text, approvedText }: Pick<RegisteredTemplate, 'text' | 'approvedText'>): boolean {
  return approvedText !== null && withoutForm(approvedText) !== withoutForm(text)
}

/** `${name}` (Aliyun), `${TXT_1}` (Huawei), `{1}` (Tencent), `{#var#}` (DLT). */
const PLACE = /\$\{\w+\}|\{\d{1,2}\}|\{#var#\}/gu

function withoutForm(text: string): string {
  return text
    .trim()
    .replace(/^【[^【】]*】/u, '')
    .replaceAll(PLACE, '{}')
}
