import { SendOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { localRun } from '../local-run.ts'

const LONGEST = 500

/** Writes back from the number that the newest text came to, as its owner would. */
export function ReplyBox({ from }: { from: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const reply = useMutation({ mutationFn: localRun.reply, onSuccess: () => queries.invalidateQueries() })
  async function send(event: FormEvent) {
    event.preventDefault()
    try {
      const { result } = await reply.mutateAsync({ from, text: text.trim() })
      setText('')
      void message.success(t(`bench.replied.${result}`))
    } catch (error) {
      void message.error(problem(error).title)
    }
  }
  return (
    <form className="phone-reply" onSubmit={send}>
      <Input
        aria-label={t('bench.reply')}
        placeholder={t('bench.replyPlaceholder')}
        autoComplete="off"
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        htmlType="submit"
        type="primary"
        icon={<SendOutlined />}
        aria-label={t('bench.replySend')}
        disabled={text.trim() === ''}
        loading={reply.isPending}
      />
    </form>
  )
}
