export * from '@fourthright/server/client'
