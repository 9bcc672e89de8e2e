import { Alert, Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { startSession } from '../../auth.ts'
import { finishSignIn } from '../../cognito.ts'
import { signOut } from '../../sign-out.ts'
import '../sign-in/sign-in.css'

/** One answer serves one sign-in, however often the page is drawn. */
let finishing: ReturnType<typeof finishSignIn> | undefined

/** Where Cognito sends people back to. */
export default function SignedInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [fault, setFault] = useState<'failed' | 'no-role'>()
  useEffect(() => {
    finishing ??= finishSignIn()
    finishing.then(
      ({ session, from }) => {
        if (session.roles.length === 0) return setFault('no-role')
        startSession(session)
        void navigate(from, { replace: true })
      },
      () => setFault('failed'),
    )
  }, [navigate])
  if (fault === undefined) return <Spin fullscreen />
  return (
    <main className="sign-in-form">
      <Alert
        type={fault === 'failed' ? 'error' : 'warning'}
        showIcon
        title={t(fault === 'failed' ? 'signIn.failed' : 'signIn.noRoleTitle')}
        description={t(fault === 'failed' ? 'signIn.failedText' : 'signIn.noRoleText')}
        action={<Button onClick={signOut}>{t('signIn.again')}</Button>}
      />
    </main>
  )
}
