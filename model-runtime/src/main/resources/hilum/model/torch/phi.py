# Phi decoder: one norm feeds attention and MLP side by side; the first dimensions of each head are rotated by position.
# Weights: 14 a layer: 0 norm, 2 query, 4 key, 6 value, 8 out, 10 widening, 12 narrowing (each weight, bias).

def rotary_angles(past: int, rows: int, rotary: int, theta: float, like: Tensor) -> Tensor:
  # -> [rows, rotary / 2]: position times frequency, exact in float32 for every position
  steps = torch.arange(0, rotary, 2, dtype=4, device=like.device).to(6)
  frequency = torch.reciprocal(torch.pow(theta, steps / float(rotary)))
  positions = torch.arange(past, past + rows, dtype=4, device=like.device).to(6)
  return positions.unsqueeze(1) * frequency

def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  # x [heads, rows, size]; cos, sin [rows, rotary / 2]; halves of the rotated part are paired ("rotate half")
  half = cos.shape[1]
  a = x.narrow(2, 0, half)
  b = x.narrow(2, half, half)
  rest = x.narrow(2, 2 * half, x.shape[2] - 2 * half)
  return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], 2)

def phi_mask(past: int, rows: int, like: Tensor) -> Optional[Tensor]:
  # Which positions each row may look at; none needed for a single row, which sees all before it.
  mask = annotate(Optional[Tensor], None)
  if rows > 1:
    columns = torch.arange(0, past + rows, dtype=4, device=like.device)
    own = torch.arange(past, past + rows, dtype=4, device=like.device)
    mask = torch.le(columns.unsqueeze(0), own.unsqueeze(1))
  return mask

def phi_layer(x: Tensor, w: List[Tensor], at: int, heads: int, epsilon: float, cos: Tensor, sin: Tensor, past: int, keys: Tensor, values: Tensor, mask: Optional[Tensor], widen: bool) -> Tensor:
  # x [rows, hidden]; keys, values [heads, room, size], written at past..past + rows
  rows = x.shape[0]
  y = __torch__.norm(x, w[at], w[at + 1], epsilon)
  q = __torch__.rotate(__torch__.heads_first(__torch__.dense(y, w[at + 2], w[at + 3], widen), heads), cos, sin)
  k = __torch__.rotate(__torch__.heads_first(__torch__.dense(y, w[at + 4], w[at + 5], widen), heads), cos, sin)
  v = __torch__.heads_first(__torch__.dense(y, w[at + 6], w[at + 7], widen), heads)
  keys.narrow(1, past, rows).copy_(k)
  values.narrow(1, past, rows).copy_(v)
  k = keys.narrow(1, 0, past + rows).unsqueeze(0)
  v = values.narrow(1, 0, past + rows).unsqueeze(0)
  # The kernel sums scores and softmax in float32 whatever format the cache has.
  a = __torch__.rows_first(torch.scaled_dot_product_attention(q.to(keys.dtype).unsqueeze(0), k, v, mask).to(6))
  a = __torch__.dense(a, w[at + 8], w[at + 9], widen)
  f = torch.gelu(__torch__.dense(y, w[at + 10], w[at + 11], widen), approximate="tanh")
  return x + a + __torch__.dense(f, w[at + 12], w[at + 13], widen)
