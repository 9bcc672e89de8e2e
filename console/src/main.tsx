import './zod.ts'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-cn'
import { currentSession, onSessionChange } from './auth.ts'
import { keepRenewing } from './cognito.ts'
import { useLanguage } from './i18n/use-language.ts'
import { RequestFailure } from './request-failure.ts'
import './i18n/setup.ts'
import { router } from './routes.tsx'
import { loadSiteConfig } from './site-config.ts'
import { theme } from './theme.ts'
import './components/frame.css'
import './components/line.css'
import './components/parts.css'
import './styles.css'

const LOCALES = { zh: zhCN, en: enGB }
const DAYJS_LOCALES = { zh: 'zh-cn', en: 'en-gb' }

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => failures < 2 && error instanceof RequestFailure && error.problem.status >= 500,
    },
  },
})

// What one person may see must not be left on the screen of the next; a renewed token is the same person's.
let roles = currentSession()?.roles.join()
onSessionChange(() => {
  const now = currentSession()?.roles.join()
  if (now !== roles) queries.clear()
  roles = now
})

function Console() {
  const { language } = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  dayjs.locale(DAYJS_LOCALES[language])
  return (
    <ConfigProvider locale={LOCALES[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
await loadSiteConfig()
keepRenewing()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Console />
    </QueryClientProvider>
  </StrictMode>,
)
