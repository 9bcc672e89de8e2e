import { RollbackOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { DeadLetterDetail } from '#shared/contracts/dead-letter.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { useRedrive } from './queries.ts'

/** Sends one back after a question that says what happens, then leads back to the list. */
export function SendBack({ letter }: { letter: DeadLetterDetail }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const problem = useProblemWords()
  const redrive = useRedrive(letter.id)
  async function send() {
    try {
      const { result } = await redrive.mutateAsync()
      void message.success(t(`deadLetters.result.${result}`))
      await navigate('/dead-letters')
    } catch (error) {
      const stays = error instanceof RequestFailure && error.problem.status === 409
      const words = stays ? { title: t('deadLetters.staysTitle'), detail: t('deadLetters.stays') } : problem(error)
      modal.error({ title: words.title, content: words.detail })
    }
  }
  function ask() {
    modal.confirm({
      title: t('deadLetters.sendBackTitle'),
      content: t(`deadLetters.sendBackText.${letter.kind}`),
      okText: t('deadLetters.sendBack'),
      onOk: send,
    })
  }
  return (
    <Button type="primary" icon={<RollbackOutlined />} loading={redrive.isPending} onClick={ask}>
      {t('deadLetters.sendBack')}
    </Button>
  )
}
