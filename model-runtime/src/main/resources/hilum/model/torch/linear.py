# Shared by all programs. Numbers flow in float32; only weight matrices may be stored narrower.
# Number formats are torch's own codes: 1 int8, 4 int64, 5 float16, 6 float32, 15 bfloat16.

class Weights(NamedTuple):
  # t: every weight in the order of its program. s: one scale a row for matrices in int8, at the same places, or empty.
  # q: on the processor, the same matrices packed for its integer units, or empty.
  # widen: from so many rows on, a narrow matrix is widened before it multiplies, into wide, room that is used again and again; 0 never.
  t : List[Tensor]
  s : List[Tensor]
  q : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  widen : int
  wide : Tensor

def scaled_product(x: Tensor, weight: Tensor, scales: Tensor, narrow: int) -> Tensor:
  # int8 matrix on a card, multiplied in the format of the tables beside it. float16 ends at 65504, which sums over unscaled
  # whole numbers would pass, so there the matrix is scaled first.
  if narrow == 5:
    return torch.linear(x.to(5), weight.to(5) * scales.unsqueeze(1).to(5)).to(6)
  return torch.linear(x.to(15), weight.to(15)).to(6) * scales

def product(x: Tensor, w: __torch__.Weights, at: int) -> Tensor:
  # x [rows, in] float32, matrix [out, in] -> [rows, out] float32
  weight = w.t[at]
  if weight.dtype == 6:
    return torch.linear(x, weight)
  if weight.dtype == 1:
    if len(w.q) > 0:
      return ops.quantized.linear_dynamic(x, w.q[at])
    return __torch__.scaled_product(x, weight, w.s[at], w.t[0].dtype)
  # Processors without bfloat16 units multiply many rows faster after widening the matrix; fresh memory for that costs more than the widening.
  if w.widen > 0 and x.shape[0] >= w.widen:
    if weight.numel() > w.wide.numel():
      return torch.linear(x, weight.to(6))
    wide = w.wide.narrow(0, 0, weight.numel()).view(weight.shape)
    wide.copy_(weight)
    return torch.linear(x, wide)
  return torch.linear(x.to(weight.dtype), weight).to(6)

def dense(x: Tensor, w: __torch__.Weights, at: int) -> Tensor:
  # The same with the bias that follows the matrix.
  if w.t[at].dtype == 6:
    return torch.linear(x, w.t[at], w.t[at + 1])
  return __torch__.product(x, w, at) + w.t[at + 1]

def norm(x: Tensor, w: __torch__.Weights, at: int, epsilon: float) -> Tensor:
  return torch.layer_norm(x, [w.t[at].shape[0]], w.t[at], w.t[at + 1], epsilon)

def heads_first(x: Tensor, heads: int) -> Tensor:
  # [rows, heads * size] -> [heads, rows, size]
  return x.view([x.shape[0], heads, -1]).transpose(0, 1)

def rows_first(x: Tensor) -> Tensor:
  # [1, heads, rows, size] -> [rows, heads * size]
  return x.squeeze(0).transpose(0, 1).reshape([x.shape[2], -1])
