-- Puts the tiles of one word if it is newer than the last one, and tells every replica.
-- KEYS: tiles, words, seq, then the history of each tile
-- ARGV: word, window, version, as-of (ms), floor of seq, channel, points at most, oldest point (s), then tile, body, detail for its own wall, point of each tile
local mine = { tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]) }

local function is_news(known)
  if not known then return true end
  local place = 1
  for part in known:gmatch('%d+') do
    local theirs = tonumber(part)
    if mine[place] ~= theirs then return mine[place] > theirs end
    place = place + 1
  end
  return false
end

if not is_news(redis.call('HGET', KEYS[2], ARGV[1])) then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4])

-- A sequence that began again at 1 would be older than what walls have seen: it begins at the clock.
if redis.call('EXISTS', KEYS[3]) == 0 then redis.call('SET', KEYS[3], ARGV[5]) end
local seq = string.format('%.0f', redis.call('INCR', KEYS[3]))

local function seconds(point) return tonumber(point:match('%d+')) end

local function history(list, point)
  if point ~= '' then
    local last = redis.call('LINDEX', list, -1)
    local behind = last and seconds(point) < seconds(last)
    if last and math.floor(seconds(last) / 60) == math.floor(seconds(point) / 60) then
      if not behind then redis.call('LSET', list, -1, point) end
    elseif not behind then
      redis.call('RPUSH', list, point)
    end
    redis.call('LTRIM', list, -tonumber(ARGV[7]), -1)
  end
  local points = redis.call('LRANGE', list, 0, -1)
  local first = 1
  while points[first] and seconds(points[first]) < tonumber(ARGV[8]) do first = first + 1 end
  if first > 1 then redis.call('LTRIM', list, first - 1, -1) end
  if not points[first] then return '' end
  return ',"history":[' .. table.concat(points, ',', first) .. ']'
end

local cards = {}
for i = 9, #ARGV, 4 do
  local card = seq .. '\n' .. ARGV[i + 1] .. ',"seq":' .. seq .. '\n' .. ARGV[i + 2] .. history(KEYS[4 + (i - 9) / 4], ARGV[i + 3])
  redis.call('HSET', KEYS[1], ARGV[i], card)
  cards[#cards + 1] = ARGV[i] .. '\n' .. card
end
redis.call('PUBLISH', ARGV[6], table.concat(cards, '\n'))
return 1
