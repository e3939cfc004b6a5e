-- Lets one rotation in at a time, over all replicas; ends with the transaction.
lock table pool_key in share row exclusive mode
