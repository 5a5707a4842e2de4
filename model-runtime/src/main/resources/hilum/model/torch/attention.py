# Attention of the decoders. The shared cache holds keys and values by turns, one pair a layer, each [heads, room, size].
# While several hypotheses are followed, each also has a cache of its own, [beams, heads, room, size], behind the shared one.

class Place(NamedTuple):
  # Where the rows of one call stand: after so many positions of the shared cache and, with hypotheses, so many of their own.
  past : int
  own : List[Tensor]
  own_past : int
  cos : Tensor
  sin : Tensor
  mask : Optional[Tensor]
  causal : bool

def rotary_angles(positions: Tensor, rotary: int, theta: float) -> Tensor:
  # positions [rows] int64 -> [rows, rotary / 2]: position times frequency, exact in float32 for every position
  steps = torch.arange(0, rotary, 2, dtype=4, device=positions.device).to(6)
  frequency = torch.reciprocal(torch.pow(theta, steps / float(rotary)))
  return positions.to(6).unsqueeze(1) * frequency

def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  # x [heads, rows, size]; cos, sin [rows, rotary / 2]; halves of the rotated part are paired ("rotate half")
  half = cos.shape[1]
  a = x.narrow(2, 0, half)
  b = x.narrow(2, half, half)
  turned = [a * cos - b * sin, b * cos + a * sin]
  if x.shape[2] > 2 * half:
    turned.append(x.narrow(2, 2 * half, x.shape[2] - 2 * half))
  return torch.cat(turned, 2)

def text_place(past: int, rows: int, rotary: int, theta: float, window: int, like: Tensor) -> __torch__.Place:
  # Rows one after the other. A row sees itself and all before it, or, with a window, the last so many, itself included.
  own = torch.arange(past, past + rows, dtype=4, device=like.device)
  angles = __torch__.rotary_angles(own, rotary, theta)
  windowed = window > 0 and past + rows > window
  mask = annotate(Optional[Tensor], None)
  if windowed or (rows > 1 and past > 0):
    columns = torch.arange(0, past + rows, dtype=4, device=like.device).unsqueeze(0)
    seen = torch.le(columns, own.unsqueeze(1))
    if windowed:
      seen = torch.logical_and(seen, torch.gt(columns, own.unsqueeze(1) - window))
    mask = seen
  return __torch__.Place(past, annotate(List[Tensor], []), 0, torch.cos(angles), torch.sin(angles), mask, rows > 1 and past == 0 and not windowed)

def beam_place(past: int, own: List[Tensor], own_past: int, rotary: int, theta: float, window: int, like: Tensor) -> __torch__.Place:
  # One row a hypothesis, all at the same position.
  at = torch.arange(past + own_past, past + own_past + 1, dtype=4, device=like.device)
  angles = __torch__.rotary_angles(at, rotary, theta)
  mask = annotate(Optional[Tensor], None)
  if window > 0 and past + own_past + 1 > window:
    mask = torch.gt(torch.arange(0, past + own_past + 1, dtype=4, device=like.device), past + own_past - window)
  return __torch__.Place(past, own, own_past, torch.cos(angles), torch.sin(angles), mask, False)

def attend(q: Tensor, k: Tensor, v: Tensor, cache: List[Tensor], layer: int, place: __torch__.Place) -> Tensor:
  # q [heads, rows, size]; k, v [key heads, rows, size], remembered; each key head serves neighbouring heads -> [rows, heads * size]
  if len(place.own) > 0:
    return __torch__.attend_beams(q, k, v, cache, layer, place)
  rows = q.shape[1]
  keys = cache[2 * layer]
  values = cache[2 * layer + 1]
  keys.narrow(1, place.past, rows).copy_(k)
  values.narrow(1, place.past, rows).copy_(v)
  k = keys.narrow(1, 0, place.past + rows).unsqueeze(0)
  v = values.narrow(1, 0, place.past + rows).unsqueeze(0)
  # The kernel sums scores and softmax in float32 whatever format the cache has.
  heads = q.shape[0]
  groups = keys.shape[0]
  x = q.to(keys.dtype)
  if groups == heads:
    return __torch__.rows_first(torch.scaled_dot_product_attention(x.unsqueeze(0), k, v, place.mask, 0., place.causal).to(6))
  served = heads // groups
  if rows == 1:
    # The heads that one key head serves stand as its rows, so that its keys are read once, and in place.
    one = torch.scaled_dot_product_attention(x.reshape([1, groups, served, -1]), k, v, place.mask)
    return one.to(6).reshape([1, -1])
  wide = k.transpose(0, 1).expand([-1, served, -1, -1])
  a = torch.scaled_dot_product_attention(x.reshape([groups, served, rows, -1]), wide, v.transpose(0, 1).expand([-1, served, -1, -1]), place.mask, 0., place.causal)
  return a.to(6).reshape([heads, rows, -1]).transpose(0, 1).reshape([rows, -1])

def attend_beams(q: Tensor, k: Tensor, v: Tensor, cache: List[Tensor], layer: int, place: __torch__.Place) -> Tensor:
  # The shared part is read once for all hypotheses; softmax runs over both parts together.
  beams = q.shape[1]
  size = q.shape[2]
  keys = cache[2 * layer].narrow(1, 0, place.past).to(6)
  values = cache[2 * layer + 1].narrow(1, 0, place.past).to(6)
  groups = keys.shape[0]
  served = q.shape[0] // groups
  own_keys = place.own[2 * layer]
  own_values = place.own[2 * layer + 1]
  own_keys.narrow(2, place.own_past, 1).copy_(k.transpose(0, 1).unsqueeze(2))
  own_values.narrow(2, place.own_past, 1).copy_(v.transpose(0, 1).unsqueeze(2))
  own_keys = own_keys.narrow(2, 0, place.own_past + 1).to(6)
  own_values = own_values.narrow(2, 0, place.own_past + 1).to(6)
  q = q.reshape([groups, served, beams, size]) / (float(size) ** 0.5)
  shared = torch.matmul(q.reshape([groups, served * beams, size]), keys.transpose(1, 2)).reshape([groups, served, beams, place.past])
  own = torch.matmul(q.permute([2, 0, 1, 3]), own_keys.transpose(2, 3)).permute([1, 2, 0, 3])
  scores = torch.cat([shared, own], 3)
  mask = place.mask
  if mask is not None:
    scores = torch.masked_fill(scores, torch.logical_not(mask), float("-inf"))
  p = torch.softmax(scores, 3)
  a = torch.matmul(p.narrow(3, 0, place.past).reshape([groups, served * beams, place.past]), values).reshape([groups, served, beams, size])
  b = torch.matmul(p.narrow(3, place.past, place.own_past + 1).permute([2, 0, 1, 3]), own_values).permute([1, 2, 0, 3])
  return (a + b).reshape([groups * served, beams, size]).transpose(0, 1).reshape([beams, -1])
