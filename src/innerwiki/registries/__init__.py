"""Public registries of works are asked here what they know of a source; nothing else is online.

`client` speaks HTTP, and is careful whom it speaks to. Each service has a module of its own, which
names the documentation that it follows and turns an answer into `metadata`; `lookup` chooses among
them by the identifier. No build and no check imports this package: only `cite add`, and `cite
verify` when it is told to.
"""
