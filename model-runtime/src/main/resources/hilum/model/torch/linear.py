# Shared by all programs. Numbers flow in float32; only weight matrices may be stored narrower.
# Number formats are torch's own codes: 4 int64, 6 float32, 15 bfloat16.

def dense(x: Tensor, weight: Tensor, bias: Tensor, widen: bool) -> Tensor:
  # x [rows, in] float32, weight [out, in], bias [out] float32 -> [rows, out] float32
  if weight.dtype == 6:
    return torch.linear(x, weight, bias)
  # Processors without bfloat16 units multiply many rows faster after widening the matrix once.
  if widen and x.shape[0] > 8:
    return torch.linear(x, weight.to(6), bias)
  return torch.linear(x.to(weight.dtype), weight).to(6) + bias

def norm(x: Tensor, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
  return torch.layer_norm(x, [weight.shape[0]], weight, bias, epsilon)

def heads_first(x: Tensor, heads: int) -> Tensor:
  # [rows, heads * size] -> [heads, rows, size]
  return x.view([x.shape[0], heads, -1]).transpose(0, 1)

def rows_first(x: Tensor) -> Tensor:
  # [1, heads, rows, size] -> [rows, heads * size]
  return x.squeeze(0).transpose(0, 1).reshape([x.shape[2], -1])
