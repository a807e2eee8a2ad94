-- Keeps an alarm if it is newer than what is known of it; answers revision, its instant (ms), and every active alarm.
-- KEYS: active, revision, cleared; ARGV: id ('' only looks), version, alarm ('' when cleared), now (ms), seconds to remember a cleared one
local function known()
  local active = redis.call('HGET', KEYS[1], ARGV[1])
  return tonumber(active and active:match('^%d+') or redis.call('GET', KEYS[3]) or '-1')
end

if ARGV[1] ~= '' and tonumber(ARGV[2]) > known() then
  if ARGV[3] == '' then
    redis.call('HDEL', KEYS[1], ARGV[1])
    redis.call('SET', KEYS[3], ARGV[2], 'EX', ARGV[5])
  else
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. '\n' .. ARGV[3])
    redis.call('DEL', KEYS[3])
  end
  -- Begins at the clock, so that a revision after a loss of Redis is newer than any before it.
  local last = tonumber(redis.call('HGET', KEYS[2], 'revision') or '0')
  redis.call('HSET', KEYS[2], 'revision', string.format('%.0f', math.max(last + 1, tonumber(ARGV[4]))), 'at', ARGV[4])
end
return { redis.call('HGET', KEYS[2], 'revision') or '0', redis.call('HGET', KEYS[2], 'at') or '0', unpack(redis.call('HVALS', KEYS[1])) }
