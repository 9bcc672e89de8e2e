import { CustomerServiceOutlined, NotificationOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Spin } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'
import type { Role } from '#shared/contracts/console-api/role.ts'
import { leaveForSignIn } from '../../cognito.ts'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import { Mark } from '../../components/mark.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { siteConfig } from '../../site-config.ts'
import { useClock } from '../../use-clock.ts'
import { useSession } from '../../use-session.ts'
import { useSignIn } from './queries.ts'
import './sign-in.css'

const ROLES: { role: Role; icon: ReactNode }[] = [
  { role: 'marketing', icon: <NotificationOutlined /> },
  { role: 'support', icon: <CustomerServiceOutlined /> },
  { role: 'admin', icon: <SafetyCertificateOutlined /> },
]

export default function SignInPage() {
  const { t } = useTranslation()
  const session = useSession()
  const { state } = useLocation()
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('shell.brand')}`
  }, [t])
  if (session !== null) return <Navigate to={placeBefore(state)} replace />
  return (
    <main className="sign-in">
      <Pitch />
      <section className="sign-in-form" aria-labelledby="sign-in-title">
        <div className="sign-in-language">
          <LanguageSwitch />
        </div>
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
        {siteConfig().signIn === 'cognito' ? <CompanySignIn from={placeBefore(state)} /> : <RolePicker />}
      </section>
    </main>
  )
}

/** People of a company sign in on Cognito's page. */
function CompanySignIn({ from }: { from: string }) {
  const { t } = useTranslation()
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    leaveForSignIn(from).catch(() => setLeaving(false))
  }
  return (
    <>
      <p>{t('signIn.company')}</p>
      <Button type="primary" size="large" block loading={leaving} onClick={leave}>
        {t('signIn.title')}
      </Button>
    </>
  )
}

/** On one machine everybody may be anybody, unless texts go to a gateway: then whoever sees the terminal may. */
function RolePicker() {
  const { t } = useTranslation()
  const signIn = useSignIn()
  const [startToken, setStartToken] = useState('')
  const asksToken = useClock().clock?.hasGateway === true
  return (
    <>
      <p>{t(asksToken ? 'signIn.aboutGateway' : 'signIn.about')}</p>
      {asksToken && (
        <Input.Password
          size="large"
          autoComplete="off"
          aria-label={t('signIn.startToken')}
          placeholder={t('signIn.startToken')}
          value={startToken}
          onChange={({ target }) => setStartToken(target.value.trim())}
        />
      )}
      {signIn.isError && <Refused error={signIn.error} />}
      <Spin spinning={signIn.isPending}>
        {ROLES.map(({ role, icon }) => (
          <button
            key={role}
            type="button"
            className="role-card"
            aria-label={t('signIn.as', { role: t(`role.${role}.name`) })}
            disabled={asksToken && startToken === ''}
            onClick={() => signIn.mutate({ role, ...(asksToken && { startToken }) })}
          >
            <span className="role-icon">{icon}</span>
            <span>
              <b>{t(`role.${role}.name`)}</b>
              <small>{t(`role.${role}.can`)}</small>
            </span>
          </button>
        ))}
      </Spin>
    </>
  )
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const isToken = error instanceof RequestFailure && error.problem.status === 401
  const detail = isToken ? t('signIn.wrongStartToken') : problem(error).detail
  return <Alert type="error" showIcon title={t('signIn.failed')} description={detail} />
}

function Pitch() {
  const { t } = useTranslation()
  return (
    <section className="sign-in-pitch">
      <div className="sign-in-brand">
        <Mark size={52} />
        <b>{t('shell.brand')}</b>
      </div>
      <p className="sign-in-claim">{t('signIn.pitch')}</p>
      <ul>
        <li>{t('signIn.pointOrders')}</li>
        <li>{t('signIn.pointDays')}</li>
        <li>{t('signIn.pointTrail')}</li>
      </ul>
    </section>
  )
}

/** Where somebody was sent here from; only a path of our own. */
function placeBefore(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('from' in state)) return '/'
  return typeof state.from === 'string' && /^\/[^/]/.test(state.from) ? state.from : '/'
}
