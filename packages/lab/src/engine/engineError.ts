import { FourthrightError } from '@fourthright/guide'

/**
 * The native library refused a call, or its process died. Codes: `engine/xgboost` (with what
 * XGBoost itself said) and `engine/process-died` (with the signal or exit code).
 */
export class EngineError extends FourthrightError {}
