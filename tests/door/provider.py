"""A real OpenID Connect provider in this process: it says of whoever comes that they are the person set here."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "tdkt"


@dataclass
class Provider:
    """Who is said to come: `claims` are those of the next answer."""

    url: str = ""
    claims: dict[str, object] = field(default_factory=dict)
    _nonces: dict[str, str] = field(default_factory=dict)
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))

    def secrets(self, program: str) -> str:
        """Return what stands in the program's secrets.toml."""
        return (
            f'[auth]\nredirect_uri = "{program}/oauth2callback"\ncookie_secret = "{"s" * 40}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{"c" * 40}"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def routes(self) -> list[Route]:
        """Return the places a provider answers at."""
        return [
            Route("/.well-known/openid-configuration", self._about),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/keys", self._keys),
        ]

    async def _about(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        code = f"code{len(self._nonces)}"
        self._nonces[code] = asked.get("nonce", "")
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def _token(self, request: Request) -> Response:
        asked = parse_qs((await request.body()).decode())
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600, **self.claims}
        claims["nonce"] = self._nonces.pop(asked["code"][0])
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self._key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [{**self._key.as_dict(private=False), "use": "sig", "alg": "RS256"}]})


@contextmanager
def providing(port: int) -> Iterator[Provider]:
    """Serve a provider at that port of this machine while the block runs."""
    provider = Provider(f"http://127.0.0.1:{port}")
    app = Starlette(routes=provider.routes())
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, name="provider")
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
