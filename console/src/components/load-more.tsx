import { Button } from 'antd'

/** What `useInfiniteQuery` answers, as far as the next page is concerned. */
type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

export function LoadMore({ more, words }: { more: More; words: string }) {
  if (!more.hasNextPage) return null
  return (
    <div className="load-more">
      <Button loading={more.isFetchingNextPage} onClick={() => more.fetchNextPage()}>
        {words}
      </Button>
    </div>
  )
}
