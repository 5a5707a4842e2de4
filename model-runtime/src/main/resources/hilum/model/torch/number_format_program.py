# Changes the number format of weights while they are loaded. DJL itself does not know bfloat16, so its bits arrive labelled float16.

class NumberFormatProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def bfloat16_bits(self: __torch__.NumberFormatProgram, x: Tensor) -> Tensor:
    # The same bytes, read as bfloat16; nothing is copied.
    return torch.empty([0], dtype=15).set_(x)

  def stored(self: __torch__.NumberFormatProgram, x: Tensor, code: int) -> Tensor:
    # x itself when it is in that format already
    return x.to(code)

  def copied(self: __torch__.NumberFormatProgram, x: Tensor) -> Tensor:
    return x.clone()
