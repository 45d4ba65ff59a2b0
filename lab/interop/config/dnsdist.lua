-- dnsdist as a DoH server in front of the authority: HTTP/2 and HTTP/1.1, one packet cache.
setSecurityPollSuffix('')
setACL({'127.0.0.0/8'})
-- Without a backend it says so instead of staying silent.
setServFailWhenNoServer(true)
-- The usual tables would take 200 MB.
setMaxUDPOutstanding(1024)
addDOHLocal('127.0.0.1:{{port}}', '{{folder}}/server.pem', '{{folder}}/server.key', {'/dns-query'},
  {sendCacheControlHeaders=true, minTLSVersion='tls1.2'})
-- "Up" is said, not tried: the health check would ask for a name of the real root.
newServer{address='127.0.0.1:{{authorityPort}}', name='authority', useClientSubnet=true}:setUp()
getPool(''):setCache(newPacketCache(10000, {maxTTL=86400, minTTL=0, temporaryFailureTTL=1, staleTTL=0}))
-- The backend is an authority; clients of a resolver see RA and not AA.
addResponseAction(AllRule(), LuaResponseAction(function(response)
  response.dh:setRA(true)
  response.dh:setAA(false)
  return DNSResponseAction.None, ''
end))
