// Who pays a cost and who is paid, in each language of the desk.
export const paymentsEn = {
  "payer.member": "the member",
  "payer.provider": "the provider",
  "payee.provider": "the provider",
  "payee.staff": "local staff",
  "payee.hospital": "the hospital",
  "payee.authority": "an authority",
  "payee.carrier": "the carrier",
  "payee.lodging": "the place of lodging",
  "payee.third_party": "a third party",
};

export const paymentsZhHans: Record<keyof typeof paymentsEn, string> = {
  "payer.member": "被保险人",
  "payer.provider": "服务商",
  "payee.provider": "服务商",
  "payee.staff": "当地人员",
  "payee.hospital": "医院",
  "payee.authority": "机关",
  "payee.carrier": "承运公司",
  "payee.lodging": "住宿处",
  "payee.third_party": "第三方",
};

export const paymentsZhHant: Record<keyof typeof paymentsEn, string> = {
  "payer.member": "被保險人",
  "payer.provider": "服務商",
  "payee.provider": "服務商",
  "payee.staff": "當地人員",
  "payee.hospital": "醫院",
  "payee.authority": "機關",
  "payee.carrier": "運輸公司",
  "payee.lodging": "住宿地方",
  "payee.third_party": "第三方",
};
