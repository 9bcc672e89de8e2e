import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { templateReportQuery } from '../template-report.ts'
import { TextBubble } from './text-bubble.tsx'

/** The default wording filled in with samples, so that one sees what such a text says. */
export function KindSample({ kind }: { kind: KindView }) {
  const { language, pick } = useLanguage()
  const check = { kind: kind.id, field: 'template', text: pick(kind.template), language }
  const { data, isPending } = useQuery(templateReportQuery(check))
  if (isPending) return <Skeleton active title={false} />
  return <TextBubble text={data?.preview?.text ?? pick(kind.template)} />
}
