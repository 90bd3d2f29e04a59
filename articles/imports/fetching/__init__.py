"""Bytes from the web: pages by address, feeds by subscription. No other code connects to others."""
