"""Autoencoder Explorer: train the family of autoencoders and explore their latent spaces live."""

from aegui.version import __version__ as __version__
