import { useTranslation } from 'react-i18next'
import { useStopLine } from '../use-line.ts'
import { NoteDialog } from './note-dialog.tsx'

const LONGEST_REASON = 300

/** Asks for the reason that everybody will see, and says what stopping does. */
export function StopDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const stop = useStopLine()
  const words = {
    title: t('line.stopTitle'),
    ok: t('line.stop'),
    label: t('line.why'),
    placeholder: t('line.whyPlaceholder'),
    missing: t('line.whyMissing'),
    done: t('line.stopDone'),
  }
  return (
    <NoteDialog id="stop-why" {...{ open, onClose, words }} write={stop} maxLength={LONGEST_REASON} danger>
      <ul className="stop-means">
        <li>{t('line.stopNow')}</li>
        <li>{t('line.stopGone')}</li>
        <li>{t('line.stopWaits')}</li>
      </ul>
    </NoteDialog>
  )
}
