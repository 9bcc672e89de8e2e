import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, type InputRef, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { find } from '../pages/people/find.ts'
import { placeOf } from '../pages/people/places.ts'

const MAC = /Mac|iPhone|iPad/

/** One box for everything that can be searched. What is typed stays here, for it may be a phone or a name: the address gets ids. */
export function SearchBox() {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const navigate = useNavigate()
  const { key } = useLocation()
  const [typed, setTyped] = useState('')
  const box = useRef<InputRef>(null)
  const search = useMutation({
    mutationFn: find,
    onSuccess: (found) => {
      setTyped('')
      void navigate(placeOf(found))
    },
  })
  useSearchKey(box)
  // Another place shows something else than what was searched for; who is just writing goes on.
  useEffect(() => {
    if (key !== '' && document.activeElement !== box.current?.input) setTyped('')
  }, [key])
  function submit() {
    if (typed.trim() !== '' && !search.isPending) search.mutate(typed)
  }
  return (
    <search className="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Space.Compact block>
          <Input
            id="people-search"
            ref={box}
            allowClear={{ clearIcon: <CloseCircleFilled aria-label={t('search.clear')} /> }}
            autoComplete="off"
            maxLength={1700}
            prefix={<SearchOutlined />}
            suffix={typed === '' ? <KeyHint /> : <span />}
            aria-label={t('search.label')}
            aria-describedby={search.isError ? 'search-fault' : undefined}
            aria-keyshortcuts="/ Control+K Meta+K"
            placeholder={t('search.placeholder')}
            title={t('search.placeholder')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={search.isPending} icon={<SearchOutlined />}>
            <span className="search-word">{t('search.go')}</span>
          </Button>
        </Space.Compact>
      </form>
      {search.isError && (
        <div id="search-fault" className="search-fault" role="alert">
          <b>{problem(search.error).title}</b> {problem(search.error).detail}
          <Button size="small" onClick={submit}>
            {t('shell.retry')}
          </Button>
        </div>
      )}
    </search>
  )
}

/** For the eye; `aria-keyshortcuts` tells whoever listens. */
function KeyHint() {
  const { t } = useTranslation()
  return (
    <span className="search-key" aria-hidden="true">
      {t('search.key', { key: keyName() })}
    </span>
  )
}

/** `/`, unless somebody is writing, and ⌘K or Ctrl K from anywhere lead to the box. */
function useSearchKey(box: React.RefObject<InputRef | null>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)
      const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isSlash && !isK) return
      event.preventDefault()
      box.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [box])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function keyName(): string {
  return MAC.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'
}
