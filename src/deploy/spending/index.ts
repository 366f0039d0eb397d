/** The one place that real money passes on its way out: the cap, the balance and the ledger. */
export { checkSpending, commitSpending, commitTogether, costsMore, dollars } from './checkSpending';
export { ledgerName, readLedger } from './ledger';
export type { Spending, SpendingVerdict } from './spending';
export { readSpendingCap, spendingCapSetting } from './spendingCap';
export { openPaid, type OpenPaid } from './openPaid';
