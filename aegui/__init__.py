"""Autoencoder Explorer: train the family of autoencoders and explore their latent spaces live."""

__version__ = "0.1.0"
