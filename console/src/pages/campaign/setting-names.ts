import { zh } from '../../i18n/zh.ts'

type SettingName = keyof typeof zh.setting
type OptionName = keyof typeof zh.option

/** Whether the console has its own words for a setting of this name. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(zh.setting, name)
}

/** Whether the console has its own words for an option of a setting. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(zh.option, name)
}
