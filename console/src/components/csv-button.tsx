import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CsvSource, downloadCsv } from '../csv-download.ts'
import { useWords } from '../use-words.ts'

/** Saves the whole list as a file for a spreadsheet, and says how many rows it has. */
export function CsvButton({ source, name }: { source: CsvSource; name: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useWords()
  const download = useMutation({
    mutationFn: () => downloadCsv(source, name),
    onSuccess: ({ rows, isCut }) => message.success(t(isCut ? 'csv.cut' : 'csv.done', { n: words.number(rows) })),
    onError: () => message.error(t('csv.failed')),
  })
  return (
    <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
      {t('csv.button')}
    </Button>
  )
}
