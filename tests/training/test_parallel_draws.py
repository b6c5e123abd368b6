"""What is drawn for a part of a batch is the part of what is drawn for all of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest
import torch
from small import narrow
from torch import Tensor

from aegui.parts.input_layers import input_layers
from aegui.parts.noises import noises
from aegui.parts.penalties import KLSparsity
from aegui.parts.priors import priors
from aegui.parts.whole_batch import parts_of_batches
from aegui.training.parallel import Peer, Ranks, RanksError
from aegui.training.parallel_draws import SlicedDraws

IMAGES = torch.rand(23, 1, 6, 6, generator=torch.Generator().manual_seed(3))
Draw = Callable[[Tensor, torch.Generator], Tensor]
DRAWS: dict[str, Draw] = {
    "normal_": lambda seen, g: torch.empty_like(seen).normal_(1.0, 2.0, generator=g),
    "bernoulli_": lambda seen, g: torch.empty(len(seen)).bernoulli_(0.3, generator=g),
    "rand": lambda seen, g: torch.rand(len(seen), generator=g),
    "randn": lambda seen, g: torch.randn((len(seen), 3), generator=g, device=g.device),
    "randint": lambda seen, g: torch.randint(2, seen.shape, generator=g),
    "randint between": lambda seen, g: torch.randint(5, 9, (len(seen),), generator=g),
    "channels last": lambda seen, g: torch.empty_like(
        seen.expand(-1, 3, 6, 6), memory_format=torch.channels_last
    ).normal_(generator=g),
    "another first": lambda seen, g: seen * torch.rand(3, generator=g)[2],
}
DRAWS |= {f"noise {name}": noises.make(name) for name in noises.names()}
DRAWS |= {f"input layer {name}": input_layers.make(name) for name in input_layers.names()}


def drawn_from(prior: str) -> Draw:
    return lambda seen, g: priors.make(prior).sample(len(seen), 2, g)


DRAWS |= {f"prior {name}": drawn_from(name) for name in priors.names()}


@pytest.mark.parametrize("name", DRAWS)
def test_parts_draw_what_the_whole_does(name: str) -> None:
    draw = DRAWS[name]

    def twice(seen: Tensor) -> list[Tensor]:
        generator = torch.Generator().manual_seed(5)
        return [draw(seen, generator), draw(seen, generator)]

    wanted, parts = twice(IMAGES), []
    for rank in range(4):
        part = Ranks(rank, 4).part(len(IMAGES))
        with SlicedDraws(part):
            parts.append(twice(part.take(IMAGES)))
    for n, whole in enumerate(wanted):
        torch.testing.assert_close(torch.cat([part[n] for part in parts]), whole, rtol=0, atol=0)


def test_codes_and_as_many_draws_of_the_prior_are_two_blocks() -> None:
    whole = torch.empty(2 * len(IMAGES), 2).normal_(generator=torch.Generator().manual_seed(5))
    part = Ranks(1, 4).part(len(IMAGES))
    with SlicedDraws(part):
        mine = torch.empty(2 * (part.end - part.first), 2).normal_(generator=torch.Generator().manual_seed(5))
    for block, own in zip(whole.chunk(2), mine.chunk(2), strict=True):
        assert torch.equal(block[part.first : part.end], own)


def test_what_can_t_be_drawn_for_a_part_is_refused() -> None:
    with (
        SlicedDraws(Ranks(0, 2).part(4)),
        pytest.raises(NotImplementedError, match=r"torch\.bernoulli draws"),
    ):
        torch.bernoulli(torch.full((2,), 0.5), generator=torch.Generator())


@pytest.mark.parametrize("images", [1, 2, 5, 12, 97, 128])
@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_each_image_of_a_batch_is_learnt_once(images: int, count: int) -> None:
    parts = [Ranks(rank, count).part(images) for rank in range(count)]
    assert sum(part.share for part in parts) == pytest.approx(1.0)
    if images < count:
        assert all(part.whole for part in parts)  # each rank learns all, and they count once together
        return
    assert torch.cat([part.take(torch.arange(images)) for part in parts]).tolist() == list(range(images))
    assert all(part.share == pytest.approx((part.end - part.first) / images) for part in parts)


def test_labelled_images_count_as_the_others_do() -> None:
    ranks = Ranks(1, 2)
    even, odd = ranks.part(32), ranks.part(31)
    assert ranks.like(even, 20) == ranks.part(20)
    assert ranks.like(odd, 20).whole  # they can't be shared out as the others are


def test_a_penalty_of_a_mean_over_the_batch_has_the_value_and_the_gradients_of_the_whole() -> None:
    codes = torch.rand(12, 5, generator=torch.Generator().manual_seed(2)).requires_grad_()
    quantity = KLSparsity().quantity
    nothing: Any = None
    whole = quantity(nothing, codes, codes, torch.Generator())
    (wanted,) = torch.autograd.grad(whole, codes)
    for rank in range(2):
        part = Ranks(rank, 2).part(12)
        with parts_of_batches(lambda mean: codes.detach().mean(dim=0)):
            mine = quantity(nothing, codes, codes[part.first : part.end], torch.Generator())
        (own,) = torch.autograd.grad(mine * part.share, codes)
        torch.testing.assert_close(mine, whole)
        torch.testing.assert_close(own[part.first : part.end], wanted[part.first : part.end])


class Told(Ranks):
    """Ranks of which each says what it was given to say."""

    def __init__(self, *told: Any) -> None:
        super().__init__(0, len(told), peers=[Peer("here", 7), Peer("node-2", 8)])
        self.told = list(told)

    def gathered(self, value: Any) -> list[Any]:
        return self.told


def test_ranks_that_are_about_to_train_something_else_say_what() -> None:
    recipe = narrow()
    facts = {"recipe": recipe.to_toml(), "program": "1", "step": 0}
    other = facts | {"recipe": recipe.changed({"training.batch": 64}).to_toml()}
    Told({"facts": facts}, {"facts": facts}).meet(facts)
    with pytest.raises(RanksError, match=r"Rank 1 \(process 8 on node-2\) .*batch is 64 there, 128 on"):
        Told({"facts": facts}, {"facts": other}).meet(facts)
    with pytest.raises(RanksError, match=r"its step 3 there, 0 on rank 0\. Start all ranks by the same"):
        Told({"facts": facts}, {"facts": facts | {"step": 3}}).meet(facts)
    with pytest.raises(RanksError, match=r"Rank 1 .* can't train: no such run\."):
        Told({"facts": facts}, {"error": "no such run."}).meet(facts)


def test_a_batch_that_can_t_be_shared_out_is_refused() -> None:
    recipe = narrow(training__batch=100)
    Ranks(0, 4).check(recipe)
    with pytest.raises(RanksError, match=r"batch is 100, which 3 ranks can't share .*batch=99 or 102"):
        Ranks(0, 3).check(recipe)


def test_a_rank_has_its_share_of_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aegui.training.parallel.all_cores", lambda: 16)
    for told, threads in ((None, 4), ("1", 4), ("", 4), ("3", 3)):
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        if told is not None:
            monkeypatch.setenv("OMP_NUM_THREADS", told)
        assert Ranks(0, 8, here=4).threads == threads


def test_a_rank_of_this_machine_that_has_ended_is_known(tmp_path: Any) -> None:
    assert Peer(socket.gethostname(), 2**22 + 1).gone
    assert not Peer("another-machine", 2**22 + 1).gone
