import { createRequire } from 'node:module'
import type { LibraryHandle } from 'koffi'
import { EngineError } from './engineError.js'
import { locateXgboost } from './locateXgboost.js'

/** A native handle: koffi gives pointers as big integers. */
export type Pointer = bigint

/** The C functions in use, as in xgboost/c_api.h of 1.7; all are still there in 3.x. */
const signatures = {
  XGDMatrixCreateFromMat:
    'int XGDMatrixCreateFromMat(const float *values, uint64_t rows, uint64_t columns, float missing, _Out_ void **matrix)',
  XGDMatrixSetFloatInfo:
    'int XGDMatrixSetFloatInfo(void *matrix, const char *field, const float *values, uint64_t length)',
  XGDMatrixFree: 'int XGDMatrixFree(void *matrix)',
  XGBoosterCreate: 'int XGBoosterCreate(void **matrices, uint64_t length, _Out_ void **booster)',
  XGBoosterFree: 'int XGBoosterFree(void *booster)',
  XGBoosterSetParam: 'int XGBoosterSetParam(void *booster, const char *name, const char *value)',
  XGBoosterSetStrFeatureInfo:
    'int XGBoosterSetStrFeatureInfo(void *booster, const char *field, const char **features, uint64_t size)',
  XGBoosterUpdateOneIter: 'int XGBoosterUpdateOneIter(void *booster, int round, void *matrix)',
  XGBoosterEvalOneIter:
    'int XGBoosterEvalOneIter(void *booster, int round, void **matrices, const char **names, uint64_t length, _Out_ const char **text)',
  XGBoosterSlice: 'int XGBoosterSlice(void *booster, int begin, int end, int step, _Out_ void **slice)',
  XGBoosterGetNumFeature: 'int XGBoosterGetNumFeature(void *booster, _Out_ uint64_t *features)',
  XGBoosterBoostedRounds: 'int XGBoosterBoostedRounds(void *booster, _Out_ int *rounds)',
  XGBoosterPredictFromDMatrix:
    'int XGBoosterPredictFromDMatrix(void *booster, void *matrix, const char *config, _Out_ void **shape, _Out_ uint64_t *dimensions, _Out_ void **values)',
  XGBoosterPredictFromDense:
    'int XGBoosterPredictFromDense(void *booster, const char *values, const char *config, void *proxy, _Out_ void **shape, _Out_ uint64_t *dimensions, _Out_ void **result)',
  XGBoosterLoadModelFromBuffer:
    'int XGBoosterLoadModelFromBuffer(void *booster, const void *bytes, uint64_t length)',
  XGBoosterSaveModelToBuffer:
    'int XGBoosterSaveModelToBuffer(void *booster, const char *config, _Out_ uint64_t *length, _Out_ void **bytes)',
} as const

export type NativeCall = keyof typeof signatures

/** The native library, opened: every call checked, results copied out of native memory at once. */
export interface NativeXgboost {
  /** Name or path under which the loader found it. */
  readonly path: string
  /** e.g. "1.7.4". */
  readonly version: string
  /** @throws EngineError 'engine/xgboost' with XGBoost's own words when the call fails. */
  call(name: NativeCall, ...inputs: unknown[]): void
  /** The address of an array's first element; the array must outlive its use. */
  address(array: Float32Array): bigint
  copyFloats(from: Pointer, length: number): Float32Array
  copyBytes(from: Pointer, length: number): Uint8Array
  copyLengths(from: Pointer, length: number): number[]
}

let opened: NativeXgboost | undefined

/**
 * Opens the native library on first use and keeps it for the life of the process.
 *
 * Calls are synchronous on purpose: XGBoost 1.7 keeps its prediction cache and its last error per
 * thread, so a booster must be created, updated and asked on one thread, which koffi's asynchronous
 * calls do not promise.
 *
 * @throws MissingDependencyError 'engine/xgboost-missing' when the library is not installed.
 */
export function openXgboost(): NativeXgboost {
  opened ??= bind()
  return opened
}

function bind(): NativeXgboost {
  const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi')
  const { path, library } = locateXgboost((candidate) => koffi.load(candidate))
  const lastError = library.func('const char *XGBGetLastError()')
  const functions = new Map<string, ReturnType<LibraryHandle['func']>>()
  for (const [name, signature] of Object.entries(signatures)) functions.set(name, library.func(signature))

  return {
    path,
    version: versionOf(library),
    call(name, ...inputs) {
      const code: unknown = functions.get(name)?.(...inputs)
      if (code !== 0) throw nativeError(name, String(lastError()))
    },
    address: (array) => koffi.address(array),
    copyFloats: (from, length) => koffi.decode(from, 'float', length),
    copyBytes: (from, length) => koffi.decode(from, 'uint8_t', length),
    copyLengths: (from, length) =>
      Array.from(koffi.decode(from, 'uint64_t', length) as Iterable<bigint | number>, Number),
  }
}

function versionOf(library: LibraryHandle): string {
  const [major, minor, patch] = [[0], [0], [0]]
  library.func('void XGBoostVersion(_Out_ int *major, _Out_ int *minor, _Out_ int *patch)')(
    major,
    minor,
    patch,
  )
  return [major, minor, patch].join('.')
}

/** XGBoost's message is a time, a source place, the sentence, and a stack trace; only the sentence helps. */
function nativeError(name: NativeCall, said: string): EngineError {
  const sentence = said
    .split('\n')[0]
    ?.replace(/^\[[\d:]+\] \S+?:\d+: /, '')
    .trim()
  return new EngineError('engine/xgboost', {
    field: name,
    value: sentence,
    message: `XGBoost refused ${name}: ${sentence || 'it gave no reason'}`,
  })
}
