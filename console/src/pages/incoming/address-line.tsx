import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { hooksOrigin } from '../../site-config.ts'

/** Where a source posts to, to be copied. */
export function AddressLine({ path }: { path: string }) {
  const { t } = useTranslation()
  const address = hooksOrigin() + path
  return (
    <div className="source-address">
      <span className="field-label">{t('incoming.address')}</span>
      <Typography.Text code copyable={{ text: address, tooltips: [t('incoming.copy'), t('incoming.copy')] }}>
        {address}
      </Typography.Text>
    </div>
  )
}
