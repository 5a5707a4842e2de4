# Changes number format and place of weights while they are loaded. DJL itself does not know bfloat16, so its bits arrive labelled float16.

class NumberFormatProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def bfloat16_bits(self: __torch__.NumberFormatProgram, x: Tensor) -> Tensor:
    # The same bytes, read as bfloat16; nothing is copied.
    return torch.empty([0], dtype=15).set_(x)

  def stored(self: __torch__.NumberFormatProgram, x: Tensor, code: int, device: str) -> Tensor:
    # x itself when it is in that format and place already
    return x.to(torch.device(device), code)

  def copied(self: __torch__.NumberFormatProgram, x: Tensor) -> Tensor:
    return x.clone()

  def joined(self: __torch__.NumberFormatProgram, parts: List[Tensor]) -> Tensor:
    # Matrices one under the other, vectors one after the other.
    return torch.cat(parts, 0)

  def room(self: __torch__.NumberFormatProgram, numbers: int, code: int, device: str) -> Tensor:
    # Filled by whoever uses it.
    return torch.empty([numbers], dtype=code, device=torch.device(device))

  def scales(self: __torch__.NumberFormatProgram, x: Tensor) -> Tensor:
    # One scale a row, so that the row's largest weight becomes 127; 1 for a row of zeros.
    largest = torch.amax(torch.abs(x), [1]).to(6)
    return torch.where(torch.gt(largest, 0.), largest / 127., torch.ones_like(largest))

  def rounded(self: __torch__.NumberFormatProgram, x: Tensor, scales: Tensor) -> Tensor:
    # int8, half to even; one float32 copy at a time, since a card may hold little more
    return torch.div(x, scales.unsqueeze(1)).round_().to(1)

  def packed(self: __torch__.NumberFormatProgram, x: Tensor, scales: Tensor) -> __torch__.torch.classes.quantized.LinearPackedParamsBase:
    # For the processor's integer units.
    zero = torch.zeros([x.shape[0]], dtype=4)
    return ops.quantized.linear_prepack(torch.quantize_per_channel(x.to(6), scales, zero, 0, 12), None)

  def nothing_packed(self: __torch__.NumberFormatProgram) -> __torch__.torch.classes.quantized.LinearPackedParamsBase:
    one = torch.ones([1])
    return ops.quantized.linear_prepack(torch.quantize_per_channel(torch.zeros([1, 1]), one, torch.zeros([1], dtype=4), 0, 12), None)
