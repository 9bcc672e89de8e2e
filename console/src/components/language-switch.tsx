import { TranslationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLanguage } from '../i18n/use-language.ts'

/** Offers the other language, written in that language. */
export function LanguageSwitch() {
  const { language, change } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      className="language-switch"
      icon={<TranslationOutlined />}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => change(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}
