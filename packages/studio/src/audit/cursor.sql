-- Where each replica's chain has come to.
select replica, (select max(sequence) from audit_line where audit_line.replica = audit_writer.replica) as sequence
from audit_writer
