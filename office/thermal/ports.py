"""Printers at a port of this machine: USB, serial line, device file."""

import os
import select
from dataclasses import dataclass
from typing import Any

from office.thermal.transports import Wire, keep_escpos_quick, troubles


@dataclass(frozen=True, slots=True)
class Usb:
    """A USB printer by vendor and product, through libusb."""

    vendor: int
    product: int
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:
        """Asks the printer for its endpoints; they differ between makers."""
        with troubles():
            keep_escpos_quick()
            from escpos.printer import Usb as Device

            device = Device(self.vendor, self.product, timeout=int(within * 1000))
            device.open()
            for endpoint in device.device.get_active_configuration()[(0, 0)]:
                if endpoint.bEndpointAddress & 0x80:
                    device.in_ep = endpoint.bEndpointAddress
                else:
                    device.out_ep = endpoint.bEndpointAddress
            return _UsbWire(device)


class _UsbWire:
    two_way = True

    def __init__(self, device: Any) -> None:
        self._device = device

    def write(self, data: bytes, within: float) -> None:
        from usb.core import USBTimeoutError

        self._device.timeout = max(1, int(within * 1000))
        with troubles():
            try:
                self._device._raw(data)
            except USBTimeoutError as cause:
                raise TimeoutError from cause

    def read(self, within: float) -> bytes:
        from usb.core import USBTimeoutError

        with troubles():
            try:
                wait = max(1, int(within * 1000))
                return bytes(self._device.device.read(self._device.in_ep, 64, wait))
            except USBTimeoutError:
                return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        self._device.close()


@dataclass(frozen=True, slots=True)
class Serial:
    """A printer on a serial line, 8 data bits, no parity."""

    device: str
    baud: int

    @property
    def byte_seconds(self) -> float:
        """Ten bits a byte."""
        return 10 / self.baud

    def open(self, within: float) -> Wire:  # noqa: ARG002  # opening a serial line never waits
        with troubles():
            keep_escpos_quick()
            from escpos.printer import Serial as Device

            device = Device(self.device, self.baud)
            device.open()
            return _SerialWire(device.device)


class _SerialWire:
    two_way = True

    def __init__(self, port: Any) -> None:
        self._port = port

    def write(self, data: bytes, within: float) -> None:
        from serial import SerialTimeoutException

        self._port.write_timeout = within
        with troubles():
            try:
                self._port.write(data)
            except SerialTimeoutException as cause:
                raise TimeoutError from cause

    def read(self, within: float) -> bytes:
        with troubles():
            self._port.timeout = within
            said: bytes = self._port.read(1)
            said += self._port.read(self._port.in_waiting)
            return said

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        with troubles():
            self._port.close()


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A printer that the system shows as a file, such as /dev/usb/lp0."""

    path: str
    byte_seconds: float = 0.0

    def open(self, within: float) -> Wire:  # noqa: ARG002  # opened without waiting
        """Not through python-escpos: its file blocks for ever when the paper is out."""
        with troubles():
            flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
            return _FileWire(os.open(self.path, flags))


class _FileWire:
    two_way = True

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, data: bytes, within: float) -> None:
        with troubles():
            while data:
                if not select.select([], [self._handle], [], within)[1]:
                    raise TimeoutError
                data = data[os.write(self._handle, data[:4096]) :]

    def read(self, within: float) -> bytes:
        with troubles():
            if not select.select([self._handle], [], [], within)[0]:
                return b""
            try:
                return os.read(self._handle, 64)
            except BlockingIOError:
                return b""

    def finish(self, within: float) -> None:
        """Nothing to end."""

    def close(self) -> None:
        os.close(self._handle)
