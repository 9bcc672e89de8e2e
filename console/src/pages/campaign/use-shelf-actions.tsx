import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { api } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { forgetDraft } from './kept-draft.ts'
import { campaignQuery, useKeepCampaign } from './queries.ts'

/** Copies a campaign into a draft, leaves it out of the list, or deletes a draft; says in words where that was refused. */
export function useShelfActions(campaign: CampaignView) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const problem = useProblemWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const keep = useKeepCampaign()
  const { id, rev, name } = campaign

  async function attempt(act: () => Promise<void>) {
    try {
      await act()
    } catch (error) {
      const { title, detail } = problem(error)
      modal.error({ title, content: detail })
    }
  }
  return {
    copy: () =>
      attempt(async () => {
        const made = await api.copyCampaign(id)
        await keep(made)
        void message.success(t('shelf.copied'))
        void navigate(`/campaigns/${made.id}/audience`)
      }),
    archive: () =>
      attempt(async () => {
        await keep(await api.archiveCampaign(id, rev))
        void message.success(t('shelf.archived'))
      }),
    askDelete: () =>
      modal.confirm({
        title: t('shelf.deleteTitle', { name }),
        content: t('shelf.deleteText'),
        okText: t('shelf.delete'),
        okButtonProps: { danger: true },
        autoFocusButton: 'cancel',
        onOk: () =>
          attempt(async () => {
            await api.deleteCampaign(id, rev)
            forgetDraft(id)
            void message.success(t('shelf.deleted'))
            await navigate('/campaigns')
            queries.removeQueries({ queryKey: campaignQuery(id).queryKey })
            await queries.invalidateQueries({ queryKey: ['campaigns'] })
          }),
      }),
  }
}
