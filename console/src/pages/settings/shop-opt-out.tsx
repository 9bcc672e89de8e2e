import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ShopField, type ShopPartProps } from './shop-field.tsx'

/** How marketing texts of the shop say the way out, where a law asks for it. */
export function OptOutWords({ index, shop, readOnly, onChange, faultAt }: ShopPartProps) {
  const { t } = useTranslation()
  const id = `shop-${index}-opt-out`
  const { optOutWords } = shop
  return (
    <ShopField id={id} label={t('shops.optOutWords')} hint={t('shops.optOutWordsHint')}>
      {(['zh', 'en'] as const).map((language) => (
        <Input
          key={language}
          id={language === 'zh' ? id : `${id}-en`}
          aria-label={`${t('shops.optOutWords')} ${t(`wording.${language}`)}`}
          prefix={<small>{t(`wording.${language}`)}</small>}
          value={optOutWords[language]}
          maxLength={language === 'zh' ? 40 : 60}
          disabled={readOnly}
          status={faultAt(`optOutWords.${language}`) === null ? '' : 'error'}
          onChange={(event) => onChange({ ...shop, optOutWords: { ...optOutWords, [language]: event.target.value } })}
        />
      ))}
      {(['zh', 'en'] as const).map((language) => {
        const fault = faultAt(`optOutWords.${language}`)
        return fault === null ? null : (
          <p key={language} className="field-fault">
            {fault}
          </p>
        )
      })}
    </ShopField>
  )
}
