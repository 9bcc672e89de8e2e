import type { BusinessLine } from '#shared/contracts/business-line.ts'
import type { ApprovalView } from '#shared/contracts/console-api/approval.ts'
import type { AudiencePreviewView, SavedAudienceView } from '#shared/contracts/console-api/audience.ts'
import type { AuditEntryView } from '#shared/contracts/console-api/audit.ts'
import type { BusinessView } from '#shared/contracts/console-api/business.ts'
import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { CampaignChange, CampaignCreate, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { ContactPatch, ContactView } from '#shared/contracts/console-api/contact.ts'
import type { CountriesChange as CountriesChangeBody, CountriesView } from '#shared/contracts/console-api/countries.ts'
import type { DryRunView, ForeseenPersonView } from '#shared/contracts/console-api/dry-run.ts'
import type { ExplainAnswer, ExplainQuestion } from '#shared/contracts/console-api/explain.ts'
import type { HoldChange as HoldChangeBody } from '#shared/contracts/console-api/hold.ts'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import type {
  ImportCreated,
  ImportPreviewView,
  ImportSummary as ImportSummaryView,
  ImportView,
  RowProblemView,
} from '#shared/contracts/console-api/import.ts'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { LineChange as LineChangeBody, LineView } from '#shared/contracts/console-api/line.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { OutcomeView } from '#shared/contracts/console-api/outcome.ts'
import type { OwnNumberView } from '#shared/contracts/console-api/own-numbers.ts'
import type { ColumnsView, PeopleView, RegionsView, TagsView } from '#shared/contracts/console-api/people.ts'
import type { PersonExport } from '#shared/contracts/console-api/person-export.ts'
import type {
  CapsChange as CapsChangeBody,
  CapsView,
  HoursChange as HoursChangeBody,
  HoursView,
  PolicyList,
} from '#shared/contracts/console-api/policies.ts'
import type {
  RecordChange as RecordChangeBody,
  RecordDetail,
  RecordsOfPerson,
  RecordView,
} from '#shared/contracts/console-api/record.ts'
import type { RecordTypeView } from '#shared/contracts/console-api/record-type.ts'
import type { ResultsView } from '#shared/contracts/console-api/results.ts'
import type { RetentionView } from '#shared/contracts/console-api/retention.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import type { ShopsChange as ShopsChangeBody, ShopsView } from '#shared/contracts/console-api/shops.ts'
import type {
  ArrivalView,
  SourceChange as SourceChangeBody,
  SourceCreate as SourceCreateBody,
  SourceCreated,
  SourceTried,
  SourceTry as SourceTryBody,
  SourceView,
} from '#shared/contracts/console-api/source.ts'
import type {
  RegistrationView,
  TemplateChange as TemplateChangeBody,
  TemplateList,
} from '#shared/contracts/console-api/templates.ts'
import type {
  DeliveryView,
  WebhookChange as WebhookChangeBody,
  WebhookCreated,
  WebhookView,
} from '#shared/contracts/console-api/webhook.ts'
import type { TemplateCheck, TemplateReport } from '#shared/contracts/console-api/wording.ts'
import type { DeadLetterDetail, DeadLetterKind, DeadLetterView, RedriveAnswer } from '#shared/contracts/dead-letter.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { request, requestText } from './http.ts'

export type Page<T> = { items: T[]; next: string | null }
export type Cursor = string | null
export type MessageQuery = { phone: string } | { order: string } | { contact: string } | { loan: string }
export type ContactQuery = { phone: string } | { id: string } | { name: string }
export type CampaignStep = 'activate' | 'pause' | 'stop'
export type CampaignState = CampaignView['state']
export type AudienceQuestion = Pick<CampaignView, 'kind' | 'category' | 'audience'>
export type SavedAudienceBody = { name: string; audience: CampaignView['audience'] }
export type TestText = { phone: string; language?: Language }
export type CampaignShelf = CampaignState | 'archived' | null
export type FigureQuery = ({ campaign: string } | { run: string }) & {
  state?: MessageView['state']
  reason?: ReasonCode
  from?: string
  until?: string
}
export type ReasonCode = NonNullable<MessageView['reason']>['code']
export type Foreseen = { outcome: ForeseenPersonView['outcome'] }
export type Question = import('zod').input<typeof ExplainQuestion>
/** As its button says: of marketing alone, of everything, again, and marketing again where no opt-out stands. */
export type ConsentStep = 'opt-out-marketing' | 'opt-out' | 'opt-in' | 'consent'
export type ConsentWord = { note: string; scope: 'marketing' | 'all' }
export type MessageAct = 'cancel' | 'resend'
export type ImportWhat = ImportView['what']
export type ImportSummary = import('zod').infer<typeof ImportSummaryView>
export type ImportPreview = import('zod').infer<typeof ImportPreviewView>
export type ImportMapping = ImportPreview['mapping']
export type Upload = import('zod').infer<typeof ImportCreated>['upload']
export type LineChange = import('zod').infer<typeof LineChangeBody>
export type CountriesChange = import('zod').infer<typeof CountriesChangeBody>
export type ShopsChange = import('zod').infer<typeof ShopsChangeBody>
export type TemplateChange = import('zod').input<typeof TemplateChangeBody>
export type HoldChange = import('zod').infer<typeof HoldChangeBody>
export type HoursChange = import('zod').infer<typeof HoursChangeBody>
export type CapsChange = import('zod').infer<typeof CapsChangeBody>
export type RecordChange = import('zod').input<typeof RecordChangeBody>
export type ChangedRecord = RecordDetail & { textsLeft: boolean }
export type RecordsOf = import('zod').infer<typeof RecordsOfPerson>
export type WebhookChange = import('zod').infer<typeof WebhookChangeBody>
export type SourceCreate = import('zod').input<typeof SourceCreateBody>
export type SourceChange = import('zod').input<typeof SourceChangeBody>
export type SourceTry = import('zod').input<typeof SourceTryBody>
export type Redriven = import('zod').infer<typeof RedriveAnswer>
export type RowProblem = import('zod').infer<typeof RowProblemView>

const PAGE = 50

/** Every call of the HTTP API (design.md §11) that the console makes; each throws RequestFailure. */
export const api = {
  searchMessages: (query: MessageQuery, cursor: Cursor, limit = PAGE) =>
    request<Page<MessageView>>('POST', '/api/messages/search', { ...query, limit, cursor }),
  actOnMessage: (id: string, act: MessageAct, note: string) =>
    request<MessageView>('POST', `/api/messages/${encodeURIComponent(id)}/${act}`, { note }),
  message: (id: string) => request<MessageView>('GET', `/api/messages/${encodeURIComponent(id)}`),

  searchContacts: (query: ContactQuery, cursor: Cursor, limit = PAGE) =>
    request<Page<ContactView>>('POST', '/api/contacts/search', { ...query, limit, cursor }),
  contact: (id: string) => request<ContactView>('GET', `/api/contacts/${encodeURIComponent(id)}`),
  changeConsent: (id: string, to: 'opt-out' | 'opt-in', word: ConsentWord) =>
    request<ContactView>('POST', `/api/contacts/${encodeURIComponent(id)}/${to}`, word),
  noteOnContact: (id: string, text: string) =>
    request<ContactView>('POST', `/api/contacts/${encodeURIComponent(id)}/notes`, { text }),
  mergeContact: (id: string, into: string, rev: number) =>
    request<ContactView>('POST', `/api/contacts/${encodeURIComponent(id)}/merge`, { into }, rev),
  eraseContact: (id: string, note: string, rev: number) =>
    request<ContactView>('DELETE', `/api/contacts/${encodeURIComponent(id)}`, { note }, rev),
  exportContact: (id: string) => request<PersonExport>('GET', `/api/contacts/${encodeURIComponent(id)}/export`),
  changeContact: (id: string, change: ContactPatch, rev: number) =>
    request<ContactView>('PATCH', `/api/contacts/${encodeURIComponent(id)}`, change, rev),
  holdContact: (id: string, hold: HoldChange, rev: number) =>
    request<ContactView>('POST', `/api/contacts/${encodeURIComponent(id)}/holds`, hold, rev),
  endHold: (id: string, holdId: string, note: string) =>
    request<ContactView>('POST', `/api/contacts/${encodeURIComponent(id)}/holds/${encodeURIComponent(holdId)}/end`, {
      note,
    }),
  calendar: (id: string, cursor: Cursor) =>
    request<Page<CalendarEntry>>('GET', `/api/contacts/${encodeURIComponent(id)}/calendar${listQuery(cursor)}`),
  recordsOf: (id: string) => request<RecordsOf>('GET', `/api/contacts/${encodeURIComponent(id)}/records`),
  recordTypes: () => request<Page<RecordTypeView>>('GET', '/api/record-types'),
  recordsById: (id: string) => request<Page<RecordView>>('POST', '/api/records/search', { id }),
  record: (type: string, id: string) => request<RecordDetail>('GET', `/api/records/${type}/${encodeURIComponent(id)}`),
  changeRecord: (type: string, id: string, change: RecordChange) =>
    request<ChangedRecord>('PUT', `/api/records/${type}/${encodeURIComponent(id)}`, change),
  explain: (question: Question) => request<ExplainAnswer>('POST', '/api/explain', question),

  home: () => request<HomeView>('GET', '/api/home'),
  homeWithNumbers: () => request<HomeView>('GET', '/api/home?with=shared-numbers'),
  audit: (limit: number) => request<Page<AuditEntryView>>('GET', `/api/audit?limit=${limit}`),

  columns: () => request<ColumnsView>('GET', '/api/columns'),
  people: (filter: URLSearchParams, cursor: Cursor) =>
    request<PeopleView>('GET', `/api/people${listQuery(cursor)}${filter.size === 0 ? '' : `&${filter}`}`),
  regions: () => request<RegionsView>('GET', '/api/regions'),
  tags: () => request<TagsView>('GET', '/api/tags'),

  kinds: () => request<Page<KindView>>('GET', '/api/kinds'),
  kindScenario: (id: string) => request<Scenario>('GET', `/api/kinds/${encodeURIComponent(id)}/scenario`),
  checkTemplate: (check: TemplateCheck) => request<TemplateReport>('POST', '/api/templates/check', check),

  campaigns: (shelf: CampaignShelf, cursor: Cursor) =>
    request<Page<CampaignView>>('GET', `/api/campaigns${listQuery(cursor)}${shelfQuery(shelf)}`),
  campaign: (id: string) => request<CampaignView>('GET', `/api/campaigns/${encodeURIComponent(id)}`),
  campaignKind: (id: string) => request<KindView>('GET', `/api/campaigns/${encodeURIComponent(id)}/kind`),
  createCampaign: (body: CampaignCreate) => request<CampaignView>('POST', '/api/campaigns', body),
  changeCampaign: (id: string, body: CampaignChange, rev: number) =>
    request<CampaignView>('PATCH', `/api/campaigns/${encodeURIComponent(id)}`, body, rev),
  moveCampaign: (id: string, step: CampaignStep, rev: number) =>
    request<CampaignView>('POST', `/api/campaigns/${encodeURIComponent(id)}/${step}`, undefined, rev),
  activateAsChecked: (id: string, fingerprint: string, rev: number) =>
    request<CampaignView>('POST', `/api/campaigns/${encodeURIComponent(id)}/activate`, { fingerprint }, rev),
  approveCampaign: (id: string, fingerprint: string, rev: number) =>
    request<CampaignView>('POST', `/api/campaigns/${encodeURIComponent(id)}/approve`, { fingerprint }, rev),
  approval: () => request<ApprovalView>('GET', '/api/settings/approval'),
  changeApproval: (above: number | null, rev: number) =>
    request<ApprovalView>('PUT', '/api/settings/approval', { above }, rev),
  retention: () => request<RetentionView>('GET', '/api/settings/retention'),
  changeRetention: (textMonths: number, rev: number) =>
    request<RetentionView>('PUT', '/api/settings/retention', { textMonths }, rev),
  previewAudience: (question: AudienceQuestion) =>
    request<AudiencePreviewView>('POST', '/api/audiences/preview', question),
  audiences: (cursor: Cursor) => request<Page<SavedAudienceView>>('GET', `/api/audiences${listQuery(cursor)}`),
  createAudience: (body: SavedAudienceBody) => request<SavedAudienceView>('POST', '/api/audiences', body),
  changeAudience: (id: string, body: Partial<SavedAudienceBody>, rev: number) =>
    request<SavedAudienceView>('PATCH', `/api/audiences/${encodeURIComponent(id)}`, body, rev),
  deleteAudience: (id: string, rev: number) =>
    request<SavedAudienceView>('DELETE', `/api/audiences/${encodeURIComponent(id)}`, undefined, rev),
  myNumbers: () => request<Page<OwnNumberView>>('GET', '/api/my-numbers'),
  askForCode: (phone: string) => request<{ phone: string; until: string }>('POST', '/api/my-numbers', { phone }),
  confirmNumber: (phone: string, code: string) =>
    request<OwnNumberView>('POST', '/api/my-numbers/confirm', { phone, code }),
  textCampaign: (id: string, body: TestText) =>
    request<MessageView>('POST', `/api/campaigns/${encodeURIComponent(id)}/test-texts`, body),
  startDryRun: (id: string) => request<{ id: string }>('POST', `/api/campaigns/${encodeURIComponent(id)}/dry-runs`, {}),
  dryRun: (id: string) => request<DryRunView>('GET', `/api/dry-runs/${encodeURIComponent(id)}`),
  foreseenPeople: (id: string, { outcome }: Foreseen, cursor: Cursor) =>
    request<Page<ForeseenPersonView>>(
      'GET',
      `/api/dry-runs/${encodeURIComponent(id)}/people${listQuery(cursor)}&outcome=${outcome}`,
    ),
  copyCampaign: (id: string) => request<CampaignView>('POST', `/api/campaigns/${encodeURIComponent(id)}/copy`),
  archiveCampaign: (id: string, rev: number) =>
    request<CampaignView>('POST', `/api/campaigns/${encodeURIComponent(id)}/archive`, undefined, rev),
  deleteCampaign: (id: string, rev: number) =>
    request<CampaignView>('DELETE', `/api/campaigns/${encodeURIComponent(id)}`, undefined, rev),
  results: (id: string, range?: { from: string; until: string }) =>
    request<ResultsView>(
      'GET',
      `/api/campaigns/${encodeURIComponent(id)}/results${range === undefined ? '' : `?${new URLSearchParams(range)}`}`,
    ),
  outcome: (id: string, query: Record<string, string>) =>
    request<OutcomeView>('GET', `/api/campaigns/${encodeURIComponent(id)}/outcome?${new URLSearchParams(query)}`),
  figureMessages: (query: FigureQuery, cursor: Cursor) =>
    request<Page<MessageView>>('POST', '/api/messages/search', { ...query, limit: PAGE, cursor }),
  runs: (id: string, cursor: Cursor) =>
    request<Page<RunView>>('GET', `/api/campaigns/${encodeURIComponent(id)}/runs${listQuery(cursor)}`),

  imports: (cursor: Cursor) => request<Page<ImportSummary>>('GET', `/api/imports${listQuery(cursor)}`),
  createImport: (what: ImportWhat, size: number) =>
    request<{ id: string; upload: Upload }>('POST', '/api/imports', { what, size, preview: true }),
  importPreview: (id: string) => request<ImportPreview>('GET', `/api/imports/${encodeURIComponent(id)}/preview`),
  startImport: (id: string, body: { mapping?: ImportMapping; preview?: boolean }) =>
    request<ImportSummary>('POST', `/api/imports/${encodeURIComponent(id)}/start`, body),
  undoImport: (id: string, rev: number) =>
    request<ImportSummary>('POST', `/api/imports/${encodeURIComponent(id)}/undo`, undefined, rev),
  refusedRows: (id: string) => requestText(`/api/imports/${encodeURIComponent(id)}/refused`),
  importTemplate: (what: ImportWhat, language: Language) =>
    requestText(`/api/imports/template?what=${what}&language=${language}`),
  import: (id: string) => request<ImportView>('GET', `/api/imports/${encodeURIComponent(id)}`),
  importProblems: (id: string, cursor: Cursor) =>
    request<Page<RowProblem>>('GET', `/api/imports/${encodeURIComponent(id)}/problems${listQuery(cursor)}`),

  line: () => request<LineView>('GET', '/api/line'),
  stopLine: (why: string) => request<LineView>('POST', '/api/line/stop', { why }),
  startLine: () => request<LineView>('POST', '/api/line/start'),
  changeLine: (change: LineChange) => request<LineView>('PATCH', '/api/line', change),
  countries: () => request<CountriesView>('GET', '/api/settings/countries'),
  changeCountries: (change: CountriesChange) => request<CountriesView>('PUT', '/api/settings/countries', change),
  business: () => request<BusinessView>('GET', '/api/settings/business'),
  changeBusiness: (line: BusinessLine, rev: number) =>
    request<BusinessView>('PUT', '/api/settings/business', { line }, rev),
  shops: () => request<ShopsView>('GET', '/api/settings/shops'),
  changeShops: (change: ShopsChange) => request<ShopsView>('PUT', '/api/settings/shops', change),
  templates: (campaign: string) =>
    request<TemplateList>('GET', `/api/campaigns/${encodeURIComponent(campaign)}/templates`),
  registrationSheet: (campaign: string, language: Language) =>
    requestText(`/api/campaigns/${encodeURIComponent(campaign)}/templates.csv?language=${language}`),
  registerTemplate: (id: string, change: TemplateChange, rev: number) =>
    request<RegistrationView>('PATCH', `/api/templates/${encodeURIComponent(id)}`, change, rev),
  policies: () => request<PolicyList>('GET', '/api/policies'),
  hours: () => request<HoursView>('GET', '/api/settings/hours'),
  changeHours: (change: HoursChange, rev: number) => request<HoursView>('PUT', '/api/settings/hours', change, rev),
  caps: () => request<CapsView>('GET', '/api/settings/caps'),
  changeCaps: (change: CapsChange, rev: number) => request<CapsView>('PUT', '/api/settings/caps', change, rev),

  webhooks: () => request<Page<WebhookView>>('GET', '/api/webhooks'),
  createWebhook: (body: WebhookChange) => request<WebhookCreated>('POST', '/api/webhooks', body),
  changeWebhook: (id: string, change: WebhookChange, rev: number) =>
    request<WebhookView>('PATCH', `/api/webhooks/${encodeURIComponent(id)}`, change, rev),
  deleteWebhook: (id: string, rev: number) =>
    request<WebhookView>('DELETE', `/api/webhooks/${encodeURIComponent(id)}`, undefined, rev),
  testWebhook: (id: string) => request<DeliveryView>('POST', `/api/webhooks/${encodeURIComponent(id)}/test`),
  deliveries: (id: string, cursor: Cursor) =>
    request<Page<DeliveryView>>('GET', `/api/webhooks/${encodeURIComponent(id)}/deliveries${listQuery(cursor)}`),
  redriveDelivery: (id: string, delivery: string) =>
    request<DeliveryView>(
      'POST',
      `/api/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(delivery)}/redrive`,
    ),

  sources: () => request<Page<SourceView>>('GET', '/api/sources'),
  createSource: (body: SourceCreate) => request<SourceCreated>('POST', '/api/sources', body),
  changeSource: (id: string, change: SourceChange, rev: number) =>
    request<SourceView>('PATCH', `/api/sources/${encodeURIComponent(id)}`, change, rev),
  deleteSource: (id: string, rev: number) =>
    request<SourceView>('DELETE', `/api/sources/${encodeURIComponent(id)}`, undefined, rev),
  trySource: (id: string, body: SourceTry) =>
    request<SourceTried>('POST', `/api/sources/${encodeURIComponent(id)}/test`, body),
  arrivals: (id: string, cursor: Cursor) =>
    request<Page<ArrivalView>>('GET', `/api/sources/${encodeURIComponent(id)}/deliveries${listQuery(cursor)}`),
  redriveArrival: (id: string, delivery: string) =>
    request<ArrivalView>(
      'POST',
      `/api/sources/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(delivery)}/redrive`,
    ),

  inbox: (state: ReplyView['state'], contact: string | null, cursor: Cursor, limit = PAGE) =>
    request<Page<ReplyView>>('POST', '/api/inbox/search', {
      state,
      limit,
      cursor,
      ...(contact !== null && { contact }),
    }),
  closeReply: (id: string) => request<ReplyView>('POST', `/api/inbox/${encodeURIComponent(id)}/done`, {}),
  answerReply: (id: string, text: string) =>
    request<MessageView>('POST', `/api/inbox/${encodeURIComponent(id)}/reply`, { text }),

  deadLetters: (kind: DeadLetterKind | null, cursor: Cursor) =>
    request<Page<DeadLetterView>>(
      'GET',
      `/api/dead-letters${listQuery(cursor)}${kind === null ? '' : `&kind=${kind}`}`,
    ),
  deadLetter: (id: string) => request<DeadLetterDetail>('GET', `/api/dead-letters/${encodeURIComponent(id)}`),
  redrive: (id: string) => request<Redriven>('POST', `/api/dead-letters/${encodeURIComponent(id)}/redrive`),
}

function listQuery(cursor: Cursor): string {
  return `?limit=${PAGE}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
}

function shelfQuery(shelf: CampaignShelf): string {
  if (shelf === null) return ''
  return shelf === 'archived' ? '&archived=true' : `&state=${shelf}`
}
