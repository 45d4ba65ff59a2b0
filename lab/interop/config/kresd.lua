-- Knot Resolver as a DoH server: HTTP/2 only, answers padded, client subnets ignored.
net.ipv6 = false
net.outgoing_v4('127.0.0.1')
net.listen('127.0.0.1', {{port}}, { kind = 'doh2' })
net.tls('{{folder}}/server.pem', '{{folder}}/server.key')
trust_anchors.remove('.')
modules = { 'hints > iterate', 'policy' }
-- These ask the real root.
modules.unload('ta_update')
modules.unload('ta_signal_query')
modules.unload('priming')
modules.unload('detect_time_skew')
modules.unload('detect_time_jump')
policy.add(policy.all(policy.FLAGS({ 'NO_0X20', 'NO_MINIMIZE' })))
policy.add(policy.all(policy.FORWARD({ '127.0.0.1@{{authorityPort}}' })))
cache.size = 20 * MB
cache.min_ttl(0)
