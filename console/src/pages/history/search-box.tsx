import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'

/** One box for everything that can be searched. What is typed stays on this page: it may be a phone or a name. */
export function SearchBox({ busy, onSearch }: { busy: boolean; onSearch: (typed: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const box = useRef<InputRef>(null)
  const { key } = useLocation()
  // A new place in the browser's history is when to focus again.
  useEffect(() => box.current?.focus({ preventScroll: true }), [key])
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
            allowClear
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
