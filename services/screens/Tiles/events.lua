-- Keeps an event among the newest of an area; answers whether it was news, a revision, and the events, newest first.
-- KEYS: events, revision; ARGV: instant (ms), event ('' only looks), events at most, now (ms)
local news = ARGV[2] ~= '' and redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2]) == 1
if news then
  redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
  -- Begins at the clock, so that a revision after a loss of Redis is newer than any before it.
  redis.call('SET', KEYS[2], string.format('%.0f', math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, tonumber(ARGV[4]))))
end
return { news and 1 or 0, redis.call('GET', KEYS[2]) or '0', unpack(redis.call('ZREVRANGE', KEYS[1], 0, -1)) }
