import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

type Props = {
  busy: boolean
  /** The id in the address, or what was searched for: what the box holds after going back, forward or reloading. */
  shown: string
  onSearch: (typed: string) => void
}

/** One box for everything that can be searched. What is typed stays on this page: it may be a phone or a name. */
export function SearchBox({ busy, shown, onSearch }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(shown)
  const box = useRef<InputRef>(null)
  const { key } = useLocation()
  const moved = useNavigationType()
  // A new place in the browser's history is when to focus again.
  useEffect(() => box.current?.focus({ preventScroll: true }), [key])
  const [place, setPlace] = useState(key)
  if (place !== key) {
    setPlace(key)
    if (moved === NavigationType.Pop) setTyped(shown)
  }
  function submit() {
    if (typed.trim() !== '') onSearch(typed)
  }
  return (
    <search className="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Space.Compact block size="large">
          <Input
            id="history-search"
            ref={box}
            allowClear={{ clearIcon: <CloseCircleFilled aria-label={t('history.clear')} /> }}
            autoComplete="off"
            maxLength={128}
            prefix={<SearchOutlined />}
            aria-label={t('history.searchLabel')}
            placeholder={t('history.placeholder')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('history.search')}
          </Button>
        </Space.Compact>
      </form>
      <small className="search-hint">{t('history.searchHint')}</small>
    </search>
  )
}
