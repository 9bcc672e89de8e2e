import { createBrowserRouter, Navigate, useSearchParams } from 'react-router'
import { SIGNED_IN_PATH } from './cognito.ts'
import { AppLayout } from './components/app-layout.tsx'
import { Mark } from './components/mark.tsx'
import { NotFound } from './components/not-found.tsx'
import { PageCrash } from './components/page-crash.tsx'
import { placeOfHistory } from './pages/people/places.ts'

/** Shown for the moment that the first page takes to arrive. */
function Opening() {
  return (
    <div className="opening">
      <Mark size={56} />
    </div>
  )
}

/** Addresses of release 0.1 that somebody may have kept. */
function History() {
  const [params] = useSearchParams()
  return <Navigate to={placeOfHistory(params)} replace />
}

async function page(load: Promise<{ default: React.ComponentType }>) {
  return { Component: (await load).default }
}

/** One line a page. Ids may stand in a path or query; a phone number or a name never does. */
export const router = createBrowserRouter([
  { path: '/sign-in', HydrateFallback: Opening, lazy: () => page(import('./pages/sign-in/page.tsx')) },
  { path: SIGNED_IN_PATH, HydrateFallback: Opening, lazy: () => page(import('./pages/signed-in/page.tsx')) },
  {
    path: '/',
    element: <AppLayout />,
    HydrateFallback: Opening,
    errorElement: <PageCrash />,
    children: [
      { index: true, lazy: () => page(import('./pages/home/page.tsx')) },
      { path: 'people', lazy: () => page(import('./pages/people/page.tsx')) },
      { path: 'people/:contactId', lazy: () => page(import('./pages/person/page.tsx')) },
      { path: 'records/:type/:recordId', lazy: () => page(import('./pages/record/page.tsx')) },
      { path: 'history', element: <History /> },
      { path: 'messages', lazy: () => page(import('./pages/messages/page.tsx')) },
      { path: 'messages/:messageId', lazy: () => page(import('./pages/message/page.tsx')) },
      { path: 'campaigns', lazy: () => page(import('./pages/campaigns/page.tsx')) },
      { path: 'campaigns/new', lazy: () => page(import('./pages/campaign-new/page.tsx')) },
      {
        path: 'campaigns/:campaignId',
        lazy: () => page(import('./pages/campaign/page.tsx')),
        children: [
          { index: true, lazy: () => page(import('./pages/campaign/overview.tsx')) },
          { path: 'results', lazy: () => page(import('./pages/campaign-results/page.tsx')) },
          { path: 'messages', lazy: () => page(import('./pages/campaign-messages/page.tsx')) },
          { path: 'edit', lazy: () => page(import('./pages/campaign/edit.tsx')) },
          { path: 'scenario', lazy: () => page(import('./pages/campaign-draft/scenario.tsx')) },
          { path: 'audience', lazy: () => page(import('./pages/campaign-draft/audience.tsx')) },
          { path: 'content', lazy: () => page(import('./pages/campaign-draft/content.tsx')) },
          { path: 'check', lazy: () => page(import('./pages/campaign-check/page.tsx')) },
        ],
      },
      { path: 'inbox', lazy: () => page(import('./pages/inbox/page.tsx')) },
      { path: 'imports', lazy: () => page(import('./pages/imports/page.tsx')) },
      { path: 'sending', lazy: () => page(import('./pages/sending/page.tsx')) },
      { path: 'settings', lazy: () => page(import('./pages/settings/page.tsx')) },
      { path: 'settings/limits', lazy: () => page(import('./pages/settings/limits-page.tsx')) },
      { path: 'settings/rules', lazy: () => page(import('./pages/settings/rules-page.tsx')) },
      { path: 'settings/webhooks', lazy: () => page(import('./pages/webhooks/page.tsx')) },
      { path: 'settings/incoming', lazy: () => page(import('./pages/incoming/page.tsx')) },
      { path: 'dead-letters', lazy: () => page(import('./pages/dead-letters/page.tsx')) },
      { path: 'dead-letters/:deadLetterId', lazy: () => page(import('./pages/dead-letter/page.tsx')) },
      { path: 'test-bench', lazy: () => page(import('./pages/test-bench/page.tsx')) },
      { path: '*', element: <NotFound /> },
    ],
  },
])
