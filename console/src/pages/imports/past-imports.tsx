import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { LoadMore } from '../../components/load-more.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { browserZone } from '../../time-format.ts'
import { ImportState } from './import-state.tsx'
import { importsQuery } from './queries.ts'
import { useWhatWords } from './what-words.ts'

/** Imports of the last 90 days, newest first, each with what came of it. */
export function PastImports({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const words = useWhatWords()
  const list = useInfiniteQuery(importsQuery)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card title={t('imports.past')} className="past-imports">
      <Trouble query={list} />
      {list.isPending && <Skeleton active />}
      {list.data !== undefined && items.length === 0 && <p className="drop-hint">{t('imports.noPast')}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Button type="link" onClick={() => onOpen(item.id)}>
              {words(item.what)}
            </Button>
            <TimeText at={item.createdAt} zone={browserZone()} />
            <ImportState state={item.state} />
            <span className="past-figures">
              {t('imports.accepted')} {item.accepted.toLocaleString('en')} · {t('imports.refused')}{' '}
              {item.refused.toLocaleString('en')}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </Card>
  )
}
