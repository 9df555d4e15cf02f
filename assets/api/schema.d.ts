// TypeScript types of the API, made from openapi.json by `npm run write` in tests/schema.

export interface paths {
    "/api/v1/auth/browsers/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a browser out. */
        delete: operations["endBrowserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the password once more. For five minutes the session may do what `proof-needed` refuses otherwise; to sign
         *     in counts as well, to renew tokens does not.
         */
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the person who asks is signed in. */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/end-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the person who asks out everywhere, here too. */
        post: operations["endAllSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs the person who asks out everywhere else. */
        post: operations["endOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a program out: its tokens end at once. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a program in, or renews its tokens.
         * @description A refresh token is good for one use. Where the answer was lost on its way, the same one may be sent again within 30
         *     seconds, and brings new tokens in place of the lost ones, as long as the lost refresh token was not used. Any other
         *     second use ends the session with all its tokens (RFC 9700, section 4.14.2), and so does a use of the lost one.
         */
        post: operations["getTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The backups that are kept, how old the newest is, and how the second place did.
         * @description No fact is told of a backup, for it changes nothing of the house: who waits for one reads `last` here.
         */
        get: operations["getBackups"];
        put?: never;
        /** Begins to make a backup; reading them tells how far it is. Orders go on meanwhile. */
        post: operations["makeBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a call. */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account for the guest who asks, who is that customer from now on. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every paired device, the newest first. */
        get: operations["getDevices"];
        put?: never;
        /**
         * Pairs the device in hand: the browser of a page, or what a program shows pages in. For who gave their password just
         *     now. Who loses the answer sends the same key again: it is one device, and the token of the last answer counts.
         */
        post: operations["pairDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a pairing, and every session that began there with a PIN. For who gave their password just now. */
        delete: operations["revokeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The facts that the caller may know, as they happen: over a WebSocket with `Upgrade: websocket`, each message an
         *     `Event`; else as server-sent events, each with an `Event` as its `data`.
         * @description A guest is told what happens at their own table; the kitchen what the board shows; the floor and above what
         *     belongs to the service; who may read the log is told of people and settings too. A key is told what its scopes
         *     let it read. The ids of an order and its lines are told to the staff only.
         *
         *     `hello` comes first, then what was missed since `after`, then a `beat`, then facts as they are committed, with a
         *     `beat` at least every ten seconds or so. A fact comes once and in the order of `seq`; numbers that are left out
         *     were not for the caller. To go on after a break, come back with the last `seq` and the `epoch`, or as browsers do
         *     with the `Last-Event-ID`; `reset` says that this cannot be, and the state of things is to be read anew.
         *
         *     A socket is closed with 4401 when the session behind it has ended (an access token does after 15 minutes), 4409
         *     when a newer one of the same device takes its place, 1012 when the house restarts, 1013 when it is too slow;
         *     server-sent events end. In a browser only the cookie signs in, since neither WebSocket nor EventSource sends
         *     headers: no token belongs into an address.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The floor at a glance. */
        get: operations["getFloor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whose code it is, and does not use it up. */
        get: operations["getHandover"];
        put?: never;
        /**
         * Uses a code up: who asks goes on as its guest, with a token of their own. A token that came along ends when the new
         *     one is first used.
         */
        post: operations["takeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The house. */
        get: operations["getHouse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/dishes/{dish}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of one dish. */
        get: operations["getDishInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/dishes/{dish}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of one dish. */
        get: operations["getDishFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today against the same weekday's average at the same minute, with a forecast of the close. */
        get: operations["getToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/whole.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tables of every page as one workbook. */
        get: operations["getWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the figures, with its period and what that is compared with. */
        get: operations["getInsights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/{page}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table of a page as a file: `NAME.csv` or `NAME.xlsx`, or all of its tables as `all.xlsx`. */
        get: operations["getInsightsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins a table's visit with the token of its QR code, or opens one. A guest who comes again with their
         *     token keeps their seat, and gets a new token in place of it. A customer's program that comes with its token is
         *     the guest whom the customer is there already, or a new one; it may act with either token.
         * @description Who comes without a token and loses the answer sends the same `Idempotency-Key` again, and stays one guest: the token
         *     of the last answer counts. Once one of them was used, it is 409. Choose a key that nobody guesses, such as a UUID.
         */
        post: operations["joinVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every key that the caller may revoke, the newest first. */
        get: operations["getKeys"];
        put?: never;
        /** Makes a key, for who gave their password just now. */
        post: operations["makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key: whoever has it is out at once. */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is sold out and what is left, of every dish. */
        get: operations["getKitchenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/lines/{line}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges the change of one line. */
        post: operations["acknowledgeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/lines/{line}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step with one line of the board. */
        post: operations["stepTicketLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stations that the board can show. */
        get: operations["getStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The board's tickets. */
        get: operations["getTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets/{order}/{station}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges the changes of a ticket. */
        post: operations["acknowledgeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets/{order}/{station}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step with every line of a ticket that can take it. */
        post: operations["stepTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step back. Lines that have moved on since stay where they are. */
        post: operations["undoStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{line}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serves a line, calls it back, or takes it away for a reason. */
        post: operations["stepLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, the newest first. */
        get: operations["getLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is. Any token or key may ask, whatever it is for. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account of the customer who asks. */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/browsers/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a browser of the customer out, and takes it from its table. */
        delete: operations["endMyBrowser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes the customer's account for good. Orders stay in the house's books, as a guest's whom nobody knows. */
        post: operations["deleteAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the customer's mail address, or takes it away. */
        put: operations["setEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the house knows of the customer, as a file for them: its fields may change. */
        get: operations["exportMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer's favourites. */
        get: operations["getMyFavourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes a dish a favourite. */
        put: operations["addFavourite"];
        post?: never;
        /** Takes a dish from the favourites. */
        delete: operations["removeFavourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visits that the customer took part in. */
        get: operations["getMyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the customer had chosen and not sent when a visit ended, at today's prices. */
        get: operations["getMyKept"];
        put?: never;
        post?: never;
        /** Lets go what was not sent. */
        delete: operations["letKeptGo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/kept/take-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts what was not sent into the cart of the customer's table. */
        post: operations["takeKeptUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the person who asks a new password. Their other sessions end, and the keys that they made. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the person who asks a PIN, or takes it away. For who gave their password just now. */
        post: operations["setOwnPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the customer's secret; they are signed out everywhere else. */
        put: operations["setSecret"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the customer who asks is signed in. */
        get: operations["getMySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a program of the customer out: its tokens end at once. */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets the house see the customer's name beside its figures, or not. */
        put: operations["setSharing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/usual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the customer orders most, at today's prices. `addLine` takes it as it is. */
        get: operations["getMyUsual"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The menu, in the language that `Accept-Language` asks for. */
        get: operations["getMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories of the menu, and what was deleted of late. */
        get: operations["listCategories"];
        put?: never;
        /** Adds a category at the menu's end. */
        post: operations["addCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A category as it is edited. */
        get: operations["getCategory"];
        /** Changes a category, whole. */
        put: operations["saveCategory"];
        post?: never;
        /** Takes a category with its items off the menu. It can be brought back. */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories/{category}/hidden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hides a category with its items from guests, or shows it again. */
        put: operations["hideCategory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories/{category}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The items of a category, hidden ones too, in the owner's order. */
        get: operations["listItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories/{category}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a category to a place among the others. */
        post: operations["moveCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/categories/{category}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a deleted category back with its items, as it was. */
        post: operations["restoreCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an item at its category's end. */
        post: operations["addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An item as it is edited. */
        get: operations["getEditorItem"];
        /**
         * Changes an item, whole. What was ordered keeps its texts and prices. Another price wants the password,
         *     given just now; see `POST /api/v1/auth/proof`.
         */
        put: operations["saveItem"];
        post?: never;
        /** Takes an item off the menu. It can be brought back. */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a hidden copy of an item, right below it, with all that can be chosen and without a count. */
        post: operations["copyItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a group at the end of the item's; what can be left out stays last. */
        post: operations["addGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group of an item as it is edited. */
        get: operations["getGroup"];
        /**
         * Changes a group with its options, whole. Another price wants the password, given just now; see
         *     `POST /api/v1/auth/proof`.
         */
        put: operations["saveGroup"];
        post?: never;
        /** Takes a group off its item. It can be brought back. */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/groups/{group}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a group to a place among the item's; what can be left out stays last. */
        post: operations["moveGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/groups/{group}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a deleted group back, at the end. */
        post: operations["restoreGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/hidden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hides an item from guests, or shows it again. */
        put: operations["hideItem"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves an item to a place among those of its category. */
        post: operations["moveItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives an item a photo: JPEG, PNG or WebP, of at most 10 MB and 24 megapixels. The square in its middle is drawn anew
         *     in three sizes; nothing else of the file is kept.
         */
        put: operations["setPhoto"];
        post?: never;
        /** Takes an item's photo away. */
        delete: operations["removePhoto"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/items/{item}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a deleted item back, as it was. */
        post: operations["restoreItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every station with what is made there. */
        get: operations["listStations"];
        put?: never;
        /** Adds a station behind the others. */
        post: operations["addStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/stations/{station}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A station in use as it is edited. */
        get: operations["getStation"];
        /** Changes a station, whole. What waits there is slow and late by the new minutes at once. */
        put: operations["saveStation"];
        post?: never;
        /** Retires a station that nothing of the menu goes to. It can be brought back. */
        delete: operations["retireStation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/stations/{station}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a station to a place among the others. */
        post: operations["moveStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/editor/stations/{station}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a retired station back behind the others. */
        post: operations["restoreStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/files/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells what a menu file would add, change and remove, and changes nothing. Every problem of a file is told with its
         *     place, the first 500.
         */
        post: operations["checkMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/files/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the menu what a file says: all or nothing; what the file does not name leaves the menu. It wants the password,
         *     given just now; see `POST /api/v1/auth/proof`.
         */
        post: operations["importMenu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/files/menu.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole menu as a table for spreadsheets (RFC 4180), as `menu.json` is. */
        get: operations["exportMenuCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/files/menu.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole menu as JSON, with availability and stock as they are now. It imports without a change. */
        get: operations["exportMenuJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item of the menu. */
        get: operations["getItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks an item as sold out, or as to be had again. */
        put: operations["setItemAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are of an item, and what of it is sold out; also of one that guests do not see. */
        get: operations["getStock"];
        /** Says how many there are of an item. */
        put: operations["setStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/options/{option}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks an option as sold out, or as to be had again. */
        put: operations["setOptionAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets an order go to the kitchen that waits for a nod. */
        post: operations["approveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses an order that waits for a nod. */
        post: operations["refuseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who has or had an account, the powerful first. */
        get: operations["getPeople"];
        put?: never;
        /** Adds a person. For who gave their own password just now. */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person whom the caller may edit: owners and managers are the owners' affair. */
        get: operations["getPerson"];
        /** Gives a person another name or role. For who gave their password just now. */
        put: operations["changePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a person out everywhere. For who gave their password just now. */
        post: operations["endPersonsSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has left the house: they are signed out everywhere. For who gave their password just now. */
        post: operations["personLeaves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person a new password and ends their sessions and the keys that they made. For who gave their own just now. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person a PIN, or takes it away. For who gave their password just now. */
        post: operations["setPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is back again and may sign in. For who gave their password just now. */
        post: operations["personReturns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the rehearsal goes, and what the last one found. */
        get: operations["getRehearsal"];
        put?: never;
        /** Begins a rehearsal: the house closes for a moment and opens again as a copy, to which every device comes by itself. */
        post: operations["startRehearsal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsal/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the rehearsal: the house itself opens again, as it was before. */
        post: operations["endRehearsal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Brings a file: a CSV table with a first row of names (commas, semicolons or tabs, UTF-8, also packed with gzip), at most
         *     512 MB. It takes the place of one that the same caller brought before.
         */
        post: operations["bringSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that waits, its first rows, and what came of its check. */
        get: operations["getSalesFile"];
        put?: never;
        post?: never;
        /** Throws a file away. */
        delete: operations["throwAwaySales"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/files/{file}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to check a file; reading it tells what comes of that. */
        post: operations["checkSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/files/{file}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to import a file as it was checked; reading the imports tells how far it is. Once it is done, the file is gone. */
        post: operations["importSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was imported, and how the import stands that runs or ran last. */
        get: operations["getSalesImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an import back: its orders are in no figure from now on. */
        delete: operations["takeBackSales"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every setting. */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes some settings, all or none of them. For who gave their password just now. */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/api/v1/settings/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives the house this logo: a JPEG, PNG or WebP of 10 MB at most. For who gave their password just now. */
        put: operations["setLogo"];
        post?: never;
        /** Takes the house's logo away. For who gave their password just now. */
        delete: operations["removeLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every table, by area and in order. */
        get: operations["getTables"];
        put?: never;
        /** Adds a table, or several, at the end of their area. */
        post: operations["addTables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/cards.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cards of tables that are not retired, to print. Where they tell the Wi-Fi's password, for who gave theirs just now. */
        get: operations["getCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One table, retired or not. */
        get: operations["getTable"];
        /** Changes a table. In another area it stands at the end. */
        put: operations["changeTable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The area that a table stands in. */
        get: operations["getArea"];
        /** Gives the area of a table another name. */
        put: operations["renameArea"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/area/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the area of a table to a place among the areas. */
        post: operations["moveArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a table to a place in its area. */
        post: operations["moveTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table's code as a picture of about 600 pixels. */
        get: operations["getCodePng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table's code as a drawing, made for print. */
        get: operations["getCodeSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a table back: its card works again. */
        post: operations["restoreTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retires a table: its card does not work any more. */
        post: operations["retireTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a table a new code and retires its card. */
        post: operations["rotateCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a table. */
        post: operations["openVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit as it stands, with its guests and its bill. */
        get: operations["getVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit's bill. */
        get: operations["getBill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls the staff. The same call again, while nobody has answered it, is that one. */
        post: operations["call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/calls/{reason}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a guest's own call back. */
        delete: operations["cancelCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cart of a visit. */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a line to the cart, or raises the same guest's equal one. */
        post: operations["addLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a line. One that is gone already is no error. */
        delete: operations["removeLine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes how many of a line are wanted. */
        post: operations["changeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lessens a line to what is left. */
        post: operations["fitLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a visit. */
        post: operations["closeVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/covers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says how many people sit there. */
        put: operations["setCovers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/guests/{guest}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a guest in who waits for a nod. */
        post: operations["admitGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/guests/{guest}/feedback/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes care of a guest who gave a low mark. What a colleague takes care of is no error. */
        post: operations["answerFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/guests/{guest}/send-away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a guest away: their phone leaves the table. */
        post: operations["sendGuestAway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives the guest who asks another name. */
        put: operations["renameMe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me/diet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the guest who asks does not eat. */
        get: operations["getDiet"];
        /** Says what the guest who asks does not eat. */
        put: operations["setDiet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the guest who asks said about the evening. */
        get: operations["getFeedback"];
        /** Says how the evening was, once everything is paid, also after the visit was closed. Saying it again replaces it. */
        put: operations["giveFeedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a code with which the guest who asks goes on with another device. It takes the place of an older one. */
        post: operations["makeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says in which language the guest who asks reads: what the house tells them later is in it. An answer itself is
         *     in the language that `Accept-Language` asks for.
         */
        put: operations["setLanguage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me/missed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells the house what the guest who asks looked for. It counts where the menu has nothing of it, once for each guest,
         *     without who it was.
         */
        post: operations["tellMissed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a visit has ordered, and where each line stands. */
        get: operations["getOrders"];
        put?: never;
        /** Sends lines of the cart as one order. */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders/lines/{line}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a line that the table has ordered into the cart once more, with what was chosen, left out and noted. */
        post: operations["orderLineAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders/lines/{line}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a line back that no cook has begun. */
        post: operations["takeBackLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders/{order}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts everything of a round that can be had into the cart once more. */
        post: operations["orderRoundAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a payment, and answers the bill as it stands then. */
        post: operations["pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a visit, as of now. */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/service/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waives a visit's service charge. */
        post: operations["waiveService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A dish as it was chosen. */
        AddLine: {
            /**
             * Format: int64
             * @description The number of a line that it takes the place of.
             * @example 2
             */
            instead?: number | null;
            /**
             * Format: int64
             * @example 12
             */
            item: number;
            /**
             * @description A note for the kitchen.
             * @example no salt, please
             */
            note?: string;
            /** @description The ids of what is chosen and of what is left out. */
            options?: number[];
            /**
             * Format: int64
             * @description At most 20 for a guest, 99 for the staff.
             * @example 2
             */
            quantity: number;
        };
        /** @description Somebody new. */
        AddPerson: {
            /** @example Luca */
            name: string;
            /**
             * @description Where it is left out, one is made.
             * @example correct horse battery
             */
            password?: string | null;
            role: components["schemas"]["StaffRole"];
        };
        /** @description New tables. */
        AddTables: {
            /**
             * @description The area; another one is begun with it.
             * @example Terrace
             */
            area: string;
            kind: components["schemas"]["TableKind"];
            /**
             * @description For several at once: the name of the last of them. From `T8` to `T12` are five.
             * @example T12
             */
            last?: string | null;
            /** @example T8 */
            name: string;
            /**
             * Format: int64
             * @description Left out at a counter.
             * @example 4
             */
            seats?: number | null;
        };
        /** @description The number of a line. */
        AddedLine: {
            /**
             * Format: int64
             * @example 1
             */
            number: number;
        };
        /** @description A person, and the password that was made for them. */
        AddedPerson: {
            /**
             * @description Told this once: null for one that was sent, and where the same key is sent again.
             * @example correct horse battery
             */
            password?: string | null;
            person: components["schemas"]["Person"];
        };
        /** @description The tables that were added. */
        AddedTables: {
            tables: components["schemas"]["PlannedTable"][];
        };
        /** @description All browsers of a person were signed out. */
        AllSessionsEndedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "all-sessions-ended";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description The allergens of Annex II of Regulation (EU) 1169/2011.
         * @enum {string}
         */
        Allergen: "gluten" | "crustaceans" | "eggs" | "fish" | "peanuts" | "soybeans" | "milk" | "nuts" | "celery" | "mustard" | "sesame" | "sulphites" | "lupin" | "molluscs";
        /** @description A machine's key was made. */
        ApiKeyMadeEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                role: components["schemas"]["Role"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "api-key-made";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A machine's key was revoked. */
        ApiKeyRevokedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: Record<string, never>;
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "api-key-revoked";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A program was signed out. */
        ApiSessionEndedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "api-session-ended";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A program signed in. */
        ApiSessionStartedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "api-session-started";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description An area. */
        Area: {
            /** @example Terrace */
            name: string;
            /**
             * @description Its place among the areas, counted from 0.
             * @example 0
             */
            position: number;
            /** @description The ids of its tables in order. */
            tables: number[];
        };
        /** @description Whether there is any. */
        Availability: {
            available: boolean;
        };
        /** @description An item is sold out, or there again. */
        AvailabilitySetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                available: boolean;
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "availability-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A backup that is kept in the data directory. */
        Backup: {
            /**
             * Format: int64
             * @description The size of the database in bytes.
             * @example 4194304
             */
            bytes?: number | null;
            kind?: components["schemas"]["BackupKind"] | null;
            /**
             * Format: date-time
             * @example 2026-11-28T03:30:00Z
             */
            made_at?: string | null;
            /**
             * @description The name of its folder, for `comanda restore`.
             * @example comanda-2026-11-28-043000-nightly
             */
            name: string;
            /**
             * @description The version of the program that made it.
             * @example 0.1.0
             */
            program?: string | null;
            /**
             * Format: int64
             * @description The number of the newest fact in it.
             * @example 1204
             */
            seq?: number | null;
            /**
             * @description Whether it was read back and found whole, and tells what is in it. One that cannot tell that any more has
             *     nothing but a name.
             */
            verified: boolean;
        };
        /**
         * @description Why a backup was made.
         * @enum {string}
         */
        BackupKind: "nightly" | "by-hand" | "before-migration";
        /** @description The second place, which gets a copy of each backup: the setting `backup_place`. */
        BackupPlace: {
            /** @example /media/stick */
            folder: string;
            state: components["schemas"]["BackupPlaceState"];
            /**
             * Format: date-time
             * @description When it was last tried.
             */
            tried_at?: string | null;
        };
        /**
         * @description How the second place stands.
         * @enum {string}
         */
        BackupPlaceState: "next" | "done" | "same-disk" | "missing" | "refused" | "room" | "damaged" | "other";
        /**
         * @description How the backup stands that is made, or was made last since the program started.
         * @enum {string}
         */
        BackupState: "idle" | "running" | "done" | "carried" | "failed";
        /** @description The backups of the house. */
        Backups: {
            /**
             * Format: int64
             * @description How old the newest is in seconds; null where there is none.
             * @example 39600
             */
            age_seconds?: number | null;
            /** @description The newest first. */
            backups: components["schemas"]["Backup"][];
            /**
             * @description What is wrong with the database, in SQLite's words; null where nothing is known to be.
             * @example row 12 missing from index orders_visit
             */
            damage?: string | null;
            last: components["schemas"]["LastBackup"];
            /** @description Whether the house has been without a new one for too long: two days. */
            late: boolean;
            place?: components["schemas"]["BackupPlace"] | null;
            /**
             * Format: int64
             * @description So many per cent of the disk are free, where that is too little; else null.
             * @example 8
             */
            room_percent?: number | null;
        };
        /**
         * @description The stream lives, and the caller has been told everything up to `seq`. The first one comes once what was
         *     missed is told.
         */
        BeatEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: Record<string, never>;
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "beat";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description What a visit owes. */
        Bill: {
            /**
             * Format: int64
             * @description What is left to pay; negative where a refund is due.
             * @example 2450
             */
            due: number;
            /**
             * Format: int64
             * @description Everything that was ordered and not voided, at its prices.
             * @example 2450
             */
            ordered: number;
            /**
             * Format: int64
             * @description What came in, tips aside.
             * @example 0
             */
            paid: number;
            payments: components["schemas"]["Payment"][];
            /**
             * Format: int64
             * @description The service charge.
             * @example 0
             */
            service: number;
            tax_added: boolean;
            /** @description The taxes by rate: on top where `tax_added`, else contained. */
            taxes: components["schemas"]["Tax"][];
            /**
             * Format: int64
             * @example 200
             */
            tips: number;
            /**
             * Format: int64
             * @description All that is owed, tips aside.
             * @example 2450
             */
            total: number;
        };
        /** @description A browser that is signed in. */
        BrowserSession: {
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * @description In the browser's own words.
             * @example Firefox on Android
             */
            device: string;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            seen_at: string;
        };
        /** @description A call that nobody has answered yet. */
        Call: {
            /**
             * Format: int64
             * @description Who calls: number and name.
             * @example 1
             */
            guest: number;
            /** @example Anna */
            guest_name: string;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** Format: date-time */
            made_at: string;
            pay?: components["schemas"]["PayWay"] | null;
            reason: components["schemas"]["CallReason"];
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
            /**
             * Format: int64
             * @description The tip that they name then.
             * @example 200
             */
            tip?: number | null;
            /**
             * Format: int64
             * @example 57
             */
            visit: number;
        };
        /** @description Somebody has answered a call. */
        CallAnsweredEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 31
                 */
                call?: number;
                reason: components["schemas"]["CallReason"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "call-answered";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest does not call any more. */
        CallCancelledEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 31
                 */
                call?: number;
                reason: components["schemas"]["CallReason"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "call-cancelled";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest calls. */
        CallMadeEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description Its id in the house; only the staff is told it.
                 * @example 31
                 */
                call?: number;
                pay?: components["schemas"]["PayWay"] | null;
                reason: components["schemas"]["CallReason"];
                /**
                 * Format: int64
                 * @description The tip that they name then.
                 * @example 200
                 */
                tip?: number | null;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "call-made";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest whose call waits would like to pay in another way. */
        CallPayChangedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 31
                 */
                call?: number;
                pay?: components["schemas"]["PayWay"] | null;
                reason: components["schemas"]["CallReason"];
                /**
                 * Format: int64
                 * @example 200
                 */
                tip?: number | null;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "call-pay-changed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description Why a guest calls.
         * @enum {string}
         */
        CallReason: "staff" | "bill" | "water" | "cutlery" | "question" | "problem";
        /** @description The cart as it stands. */
        Cart: {
            /** @description In the order in which they were added. */
            lines: components["schemas"]["CartLine"][];
            /**
             * Format: int64
             * @description How many pieces.
             * @example 3
             */
            pieces: number;
            /**
             * Format: int64
             * @description What sending it would cost, at its prices.
             * @example 2450
             */
            total: number;
        };
        /** @description How many of a counted item a line holds from now on. */
        CartItemHeldEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
                /**
                 * Format: int64
                 * @example 4
                 */
                line: number;
                /**
                 * Format: int64
                 * @example 2
                 */
                quantity: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cart-item-held";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A line of the cart with its price as of now. */
        CartLine: {
            /**
             * Format: int64
             * @description The number of the guest who added it; null for the floor.
             * @example 1
             */
            guest?: number | null;
            /**
             * Format: int64
             * @example 12
             */
            item: number;
            /** @example Focaccia */
            name: string;
            /**
             * @description A note for the kitchen; possibly empty.
             * @example no salt, please
             */
            note: string;
            /**
             * Format: int64
             * @description Its number in the visit.
             * @example 1
             */
            number: number;
            /** @description Their names. */
            option_names: string[];
            /** @description The chosen options' ids. */
            options: number[];
            /**
             * Format: int64
             * @example 2
             */
            quantity: number;
            /** @description The names of what is left out. */
            removals: string[];
            /**
             * Format: int64
             * @description The price of the line; 0 for what cannot be ordered.
             * @example 2450
             */
            total: number;
            trouble?: components["schemas"]["Trouble"] | null;
            /**
             * Format: int64
             * @description The price of one; null where it cannot be ordered as it is.
             * @example 1225
             */
            unit?: number | null;
            /**
             * Format: int64
             * @description Raised by every change of this line.
             * @example 1
             */
            version: number;
        };
        /**
         * @description A line was put into a visit's cart. Facts of a cart are forgotten when its visit is closed: who resumes after
         *     that is told `visit-closed` without them.
         */
        CartLineAddedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
                /**
                 * Format: int64
                 * @description Its number in the visit.
                 * @example 4
                 */
                line: number;
                options: number[];
                /**
                 * Format: int64
                 * @example 2
                 */
                quantity: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cart-line-added";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A line of a cart has another quantity, note or choice. */
        CartLineChangedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                line: number;
                /**
                 * Format: int64
                 * @example 2
                 */
                quantity: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cart-line-changed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A line is not in its cart any more and was not sent. */
        CartLineRemovedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                line: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cart-line-removed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A category. */
        Category: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            items: components["schemas"]["Item"][];
            /** @example Pizza */
            name: string;
        };
        /** @description A category was edited. */
        CategoryEditedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 3
                 */
                category: number;
                edit: components["schemas"]["EventEdit"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "category-edited";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description One field that somebody changed. */
        Change: {
            /** Format: date-time */
            at: string;
            /**
             * @description What it became; empty for what is gone.
             * @example 13.00
             */
            became: string;
            /**
             * @description The name of the person or key; null for the house itself.
             * @example Marta
             */
            by?: string | null;
            /**
             * @description The field, in the caller's language.
             * @example name
             */
            field: string;
            kind: components["schemas"]["ChangedKind"];
            /**
             * @description How the thing was called then; empty where the field says it all.
             * @example Focaccia
             */
            name: string;
            /**
             * @description What it was; empty for what is new.
             * @example 12.00
             */
            was: string;
        };
        /** @description A cook has seen that a line was changed after it was sent. */
        ChangeAcknowledgedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                line: number;
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
                /**
                 * Format: int64
                 * @example 88
                 */
                order: number;
                /**
                 * Format: int64
                 * @example 17
                 */
                order_number: number;
                /**
                 * Format: int64
                 * @example 1
                 */
                station: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change-acknowledged";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description How many more or fewer. */
        ChangeLine: {
            /**
             * Format: int64
             * @description A difference, so that two who add one at once add two. Nothing left removes the line.
             * @example 1
             */
            by: number;
        };
        /** @description A new password of one's own. */
        ChangePassword: {
            /**
             * @description The one until now.
             * @example correct horse battery
             */
            old: string;
            /** @example correct horse battery */
            password: string;
        };
        /**
         * @description The settings to be changed, as [`SettingsJson`] has them. What is left out stays as it is; null, where a setting takes
         *     it, makes it what it is in a new house: none, empty, off, or the usual number.
         */
        ChangeSettings: {
            /** @example #a8321a */
            accent?: string | null;
            /**
             * Format: int64
             * @example 24
             */
            account_months?: number | null;
            api_origins?: string[] | null;
            approve_first_order?: boolean | null;
            /** @example /media/stick */
            backup_place?: string | null;
            /** @example http://comanda.local:8080 */
            base_url?: string | null;
            /** @example EUR */
            currency?: string;
            /** @example 04:00 */
            cut_over?: string;
            /**
             * Format: int64
             * @example 40
             */
            guard_pieces?: number | null;
            /** @description In whole units of the currency, 0 for never; or `auto`, for as much as many average dishes cost */
            guard_total?: number | "auto" | null;
            /** @example Osteria del Porto */
            house_name?: string;
            /**
             * Format: int64
             * @example 45
             */
            idle_minutes?: number | null;
            join_nod?: components["schemas"]["JoinNod"] | null;
            /** @example it */
            language?: string;
            languages?: string[];
            /** @example mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00 */
            opening_hours?: string | null;
            pay_ways?: components["schemas"]["PayWay"][] | null;
            /** @example Thank you, and see you soon. */
            receipt_foot?: string | null;
            /** @example Via del Mare 1 */
            receipt_head?: string | null;
            /**
             * Format: int64
             * @description 0, 30, 90, 180 or 395.
             * @example 90
             */
            returning_days?: number | null;
            /**
             * Format: int64
             * @example 0
             */
            service_ppm?: number | null;
            tax_in_prices?: boolean;
            /**
             * Format: int64
             * @example 100000
             */
            tax_ppm?: number;
            tax_rates?: components["schemas"]["SetTaxRate"][] | null;
            /** @example Europe/Rome */
            time_zone?: string;
            /** @description Rising. */
            tips_ppm?: number[] | null;
            wifi_hidden?: boolean | null;
            /** @example Osteria guests */
            wifi_name?: string | null;
            /** @example buonappetito */
            wifi_password?: string | null;
            wifi_security?: components["schemas"]["WifiSecurity"] | null;
        };
        /**
         * @description What kind of thing was changed.
         * @enum {string}
         */
        ChangedKind: "menu" | "category" | "item" | "choice" | "station" | "table" | "person" | "device" | "setting" | "sales" | "key" | "backup";
        /** @description How a file is to be read. What is not said is found by the names of the columns. */
        CheckSales: {
            columns?: components["schemas"]["SaySalesColumn"][];
            dates?: components["schemas"]["SalesDates"] | null;
        };
        /** @description A dish as it was chosen, as it can be had today. */
        ChosenDish: {
            /**
             * Format: int64
             * @example 12
             */
            item: number;
            /** @example Focaccia */
            name: string;
            /** @description Their names. */
            option_names: string[];
            /** @description The ids of what is chosen and left out, as `addLine` takes them. */
            options: number[];
            /** @description The names of what is left out. */
            removals: string[];
            trouble?: components["schemas"]["Trouble"] | null;
            /**
             * Format: int64
             * @description The price of one today; null where it cannot be ordered so.
             * @example 1225
             */
            unit?: number | null;
        };
        /** @description What is to be said of a visit that ends. */
        CloseVisit: {
            /** @description Whether everything was served, whatever the kitchen has marked. */
            all_served?: boolean;
        };
        /** @description The days that they are compared with. */
        ComparedPeriod: {
            /**
             * Format: date
             * @example 2026-05-01
             */
            from: string;
            how: components["schemas"]["PeriodAgainst"];
            /** @description Whether sales of all of it are known; if not, nothing is compared. */
            known: boolean;
            /**
             * Format: date
             * @example 2026-05-31
             */
            to: string;
        };
        /** @description An item is not counted any more. */
        CountingEndedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "counting-ended";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description What is counted of an item. It moves with every order, so it is apart from what is edited. */
        Counts: {
            /** @description Whether it is not marked as sold out. */
            available: boolean;
            /**
             * Format: int64
             * @description Null where nobody counts.
             * @example 7
             */
            left?: number | null;
            /** @description The ids of its options that are sold out. */
            sold_out_options: number[];
        };
        /** @description A number of people. */
        Covers: {
            /**
             * Format: int64
             * @example 2
             */
            covers: number;
        };
        /** @description How many people sit there. */
        CoversSetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                covers: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "covers-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest's account. */
        Customer: {
            /**
             * @description Kept only if they gave one; nothing is sent there.
             * @example anna@rossi.example
             */
            email?: string | null;
            /** @example 019ac0de7b1274f0a3d25c9e81b6f047 */
            id: string;
            /**
             * @description The name that they sign in with; no table sees it.
             * @example Anna
             */
            name: string;
            /** @description Whether the house may see the name beside its figures. */
            shares: boolean;
            /** Format: date-time */
            since: string;
        };
        /** @description Where a customer is signed in. */
        CustomerSessions: {
            browsers: components["schemas"]["BrowserSession"][];
            programs: components["schemas"]["ProgramSession"][];
        };
        /** @description The secret, once more. */
        DeleteAccount: {
            /** @example correct horse battery */
            secret: string;
        };
        /** @description What somebody deleted, and what can be brought back. */
        Deleted: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            kind: components["schemas"]["DeletedKind"];
            /** @example Focaccia */
            name: string;
        };
        /**
         * @description What kind of thing was deleted.
         * @enum {string}
         */
        DeletedKind: "category" | "item";
        /** @description A text by language (BCP 47); possibly in none. */
        Descriptions: {
            /** @example Focaccia */
            de?: string;
            /** @example Focaccia */
            en?: string;
            /** @example Focaccia */
            es?: string;
            /** @example Focaccia */
            fr?: string;
            /** @example Focaccia */
            it?: string;
        } & {
            [key: string]: string;
        };
        /** @description A paired device. */
        Device: {
            /** @description Whether it is the browser that asks. */
            current: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * @description What the house calls it.
             * @example Till at the bar
             */
            name: string;
            /**
             * Format: date-time
             * @description The last sign-in on it, or its pairing.
             */
            seen_at: string;
        };
        /** @description A device was paired. */
        DevicePairedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                device: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device-paired";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A device is not paired any more. */
        DeviceRevokedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                device: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device-revoked";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description The paired devices. */
        Devices: {
            devices: components["schemas"]["Device"][];
        };
        /** @description What a guest does not eat. It is erased when the visit closes. */
        Diet: {
            /** @description Whether these are allergies: the kitchen is told. */
            allergic: boolean;
            /** @description What dishes should be without. */
            avoids: components["schemas"]["Allergen"][];
            /** @description Other dishes are to be hidden. */
            diets: components["schemas"]["DietWord"][];
            /** @description Whether dishes with them are to be hidden. */
            hides: boolean;
        };
        /** @description A guest said anew what they do not eat. */
        DietSetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "diet-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description A diet that the menu can keep to.
         * @enum {string}
         */
        DietWord: "vegan" | "vegetarian" | "gluten-free";
        /** @description What a category is to be, whole. */
        EditCategory: {
            /** @description Whether guests do not see it. */
            hidden?: boolean;
            /**
             * @description When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
             * @example mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
             */
            hours?: string;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description The id of the station where its items are usually made. Items that were made at the one before follow.
             * @example 1
             */
            station?: number | null;
        };
        /** @description What a group is to be, whole. */
        EditGroup: {
            /**
             * Format: int64
             * @description At most so many; not more than there are options. One where it is left out.
             * @example 1
             */
            max?: number | null;
            /**
             * Format: int64
             * @description At least so many are to be chosen; not more than `max`.
             * @example 0
             */
            min?: number | null;
            names?: components["schemas"]["Names"];
            /** @description In order. What is not named goes. */
            options: components["schemas"]["EditOption"][];
            /**
             * @description Whether its options are what can be left out; then it has neither names nor numbers, and an item has one at most.
             *     A group that stands stays what it is.
             */
            removes?: boolean;
        };
        /** @description What an item is to be, whole. What is left out is empty, unknown or false, but for the count. */
        EditItem: {
            /** @description Empty where it has none of them; null where nobody has stated them. */
            allergens?: components["schemas"]["Allergen"][] | null;
            /**
             * Format: int64
             * @description The id of its category; in another one it goes to the end.
             * @example 3
             */
            category: number;
            /**
             * Format: int64
             * @description What one costs the house; null if nobody says it.
             * @example 310
             */
            cost?: number | null;
            descriptions?: components["schemas"]["Descriptions"];
            /** @description Whether guests do not see it. */
            hidden?: boolean;
            /**
             * @description When it is served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
             * @example mon-fri 12:00-14:30; sat 18:00-01:00
             */
            hours?: string;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description Without options, in the currency's smallest unit.
             * @example 1250
             */
            price: number;
            /**
             * Format: int64
             * @description The id of the station where it is made; it can be left out only where there is none yet.
             * @example 1
             */
            station?: number | null;
            /**
             * Format: int64
             * @description How many there are; null where nobody counts. Where it is left out, the count stays as it is by then.
             * @example 20
             */
            stock?: number | null;
            tags?: components["schemas"]["Tag"][];
            /**
             * Format: int64
             * @description Its rate of tax, parts per million.
             * @example 100000
             */
            tax_ppm: number;
        };
        /** @description What an option is to be. */
        EditOption: {
            /** @description What it adds to the allergens; where it is left out, what it takes away of the item's own. */
            allergens?: components["schemas"]["Allergen"][];
            /**
             * Format: int64
             * @description Its id; without one it is new.
             * @example 12
             */
            id?: number | null;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description What it adds to the price. What is left out costs nothing less.
             * @example 150
             */
            price?: number | null;
            /**
             * Format: int64
             * @description The id of the station where the whole line is made if this is chosen; null for the item's.
             * @example 1
             */
            station?: number | null;
        };
        /** @description A person as they shall be. */
        EditPerson: {
            /** @example Luca */
            name: string;
            /** @description Another one ends their sessions and the keys that they made. */
            role: components["schemas"]["StaffRole"];
        };
        /** @description What a station is to be, whole. */
        EditStation: {
            /**
             * Format: int64
             * @description After so many minutes a ticket is called late; more than `warn_minutes`.
             * @example 18
             */
            late_minutes: number;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description After so many minutes a ticket is called slow.
             * @example 10
             */
            warn_minutes: number;
        };
        /** @description A table as it shall be. */
        EditTable: {
            /** @example Terrace */
            area: string;
            kind: components["schemas"]["TableKind"];
            /** @example T4 */
            name: string;
            /**
             * Format: int64
             * @description Left out at a counter.
             * @example 4
             */
            seats?: number | null;
        };
        /** @description The categories. */
        EditorCategories: {
            /** @description In the owner's order, hidden ones too. */
            categories: components["schemas"]["EditorCategoryRow"][];
            /** @description The last things that were deleted, the newest first. */
            deleted: components["schemas"]["Deleted"][];
        };
        /** @description A category as it is edited. */
        EditorCategory: {
            /** @description Whether guests do not see it. */
            hidden: boolean;
            /**
             * @description When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
             * @example mon-fri 12:00-14:30; sat 18:00-01:00
             */
            hours: string;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description The id of the station where its items are usually made, if it has one.
             * @example 1
             */
            station?: number | null;
        };
        /** @description A category on the editor's list. */
        EditorCategoryRow: {
            /** @description Whether it was deleted just now, and keeps its place for some minutes. */
            deleted: boolean;
            hidden: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * @description How many items it has, hidden ones too.
             * @example 12
             */
            items: number;
            /** @description Languages of the menu that it has no name in. */
            missing: string[];
            /**
             * @description In the caller's language, or else the house's.
             * @example Pizza
             */
            name: string;
        };
        /** @description A group of options as it is edited. */
        EditorGroup: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @description At most so many.
             * @example 1
             */
            max: number;
            /**
             * Format: int64
             * @description At least so many are to be chosen.
             * @example 0
             */
            min: number;
            /** @description Of what can be left out there is none. */
            names: components["schemas"]["Names"];
            /** @description In order. */
            options: components["schemas"]["EditorOption"][];
            /** @description Whether its options are what can be left out. */
            removes: boolean;
        };
        /** @description An item as it is edited, with what can be chosen and left out. */
        EditorItem: {
            /** @description Without the options'; null where nobody has stated them. */
            allergens?: components["schemas"]["Allergen"][] | null;
            /**
             * Format: int64
             * @description The id of its category.
             * @example 3
             */
            category: number;
            /**
             * Format: int64
             * @description What one costs the house; null if nobody said it.
             * @example 310
             */
            cost?: number | null;
            descriptions: components["schemas"]["Descriptions"];
            /** @description In order; what can be left out is the last one. */
            groups: components["schemas"]["EditorGroup"][];
            /** @description Whether guests do not see it. */
            hidden: boolean;
            /**
             * @description When it is served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
             * @example mon-fri 12:00-14:30; sat 18:00-01:00
             */
            hours: string;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            names: components["schemas"]["Names"];
            /**
             * @description The path of its picture.
             * @example /pictures/9f2c4b7e
             */
            picture?: string | null;
            /**
             * Format: int64
             * @description Without options, in the currency's smallest unit.
             * @example 1250
             */
            price: number;
            /**
             * Format: int64
             * @description The id of the station where it is made.
             * @example 1
             */
            station: number;
            tags: components["schemas"]["Tag"][];
            /**
             * Format: int64
             * @description Its rate of tax, parts per million.
             * @example 100000
             */
            tax_ppm: number;
        };
        /** @description An item on the editor's list. */
        EditorItemRow: {
            /** @description Whether its tags say something else than its allergens. */
            belied: boolean;
            /**
             * Format: int64
             * @description What one costs the house; null if nobody said it.
             * @example 310
             */
            cost?: number | null;
            /** @description Whether it was deleted just now, and keeps its place for some minutes. */
            deleted: boolean;
            hidden: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** @description Languages of the menu in which something of it has no words. */
            missing: string[];
            /**
             * @description In the caller's language, or else the house's.
             * @example Focaccia
             */
            name: string;
            /**
             * @description The path of its picture.
             * @example /pictures/9f2c4b7e
             */
            picture?: string | null;
            /**
             * Format: int64
             * @description Without options, in the currency's smallest unit.
             * @example 1250
             */
            price: number;
            /** @description Sold out by hand, or none is left. */
            sold_out: boolean;
            /**
             * Format: int64
             * @description Its rate of tax, parts per million.
             * @example 100000
             */
            tax_ppm: number;
            /** @description Whether nobody has stated its allergens. */
            unstated: boolean;
        };
        /** @description A piece of a category's items. */
        EditorItems: {
            /** @description In the owner's order. */
            items: components["schemas"]["EditorItemRow"][];
            /**
             * @description For `after` of the next piece; null at the end.
             * @example 1180
             */
            next?: string | null;
        };
        /** @description An option as it is edited. */
        EditorOption: {
            /** @description What it adds to the allergens, or takes away where it is left out. */
            allergens: components["schemas"]["Allergen"][];
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description What it adds to the price.
             * @example 150
             */
            price: number;
            /**
             * Format: int64
             * @description The id of the station where the whole line is made if this is chosen; null for the item's.
             * @example 1
             */
            station?: number | null;
        };
        /** @description A station as it is edited. */
        EditorStation: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called late.
             * @example 18
             */
            late_minutes: number;
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description After so many minutes a ticket is called slow.
             * @example 10
             */
            warn_minutes: number;
        };
        /** @description A station on the list. */
        EditorStationRow: {
            /** @description Whether it is in use; a retired one can be brought back. */
            active: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @example 18
             */
            late_minutes: number;
            /**
             * Format: int64
             * @description How many there are besides.
             * @example 2
             */
            more: number;
            /**
             * @description In the caller's language, or else the house's.
             * @example Pizza oven
             */
            name: string;
            /** @description The names of the first few categories, items and options that go there. */
            uses: string[];
            /**
             * Format: int64
             * @example 10
             */
            warn_minutes: number;
        };
        /** @description The stations. */
        EditorStations: {
            /** @description Those in use in their order, then the retired ones. */
            stations: components["schemas"]["EditorStationRow"][];
        };
        /** @description One message of the stream. */
        Event: components["schemas"]["HelloEvent"] | components["schemas"]["BeatEvent"] | components["schemas"]["ResetEvent"] | components["schemas"]["CartLineAddedEvent"] | components["schemas"]["CartLineChangedEvent"] | components["schemas"]["CartLineRemovedEvent"] | components["schemas"]["CartItemHeldEvent"] | components["schemas"]["OrderPlacedEvent"] | components["schemas"]["LineSteppedEvent"] | components["schemas"]["ChangeAcknowledgedEvent"] | components["schemas"]["OrderCompletedEvent"] | components["schemas"]["OrderReopenedEvent"] | components["schemas"]["PaymentTakenEvent"] | components["schemas"]["CallMadeEvent"] | components["schemas"]["CallPayChangedEvent"] | components["schemas"]["CallCancelledEvent"] | components["schemas"]["CallAnsweredEvent"] | components["schemas"]["FeedbackGivenEvent"] | components["schemas"]["FeedbackAnsweredEvent"] | components["schemas"]["TableAddedEvent"] | components["schemas"]["TableEditedEvent"] | components["schemas"]["TableMovedEvent"] | components["schemas"]["TableRetiredEvent"] | components["schemas"]["TableRestoredEvent"] | components["schemas"]["TokenRotatedEvent"] | components["schemas"]["VisitOpenedEvent"] | components["schemas"]["CoversSetEvent"] | components["schemas"]["ServiceWaivedEvent"] | components["schemas"]["GuestJoinedEvent"] | components["schemas"]["GuestAdmittedEvent"] | components["schemas"]["GuestMergedEvent"] | components["schemas"]["GuestSentAwayEvent"] | components["schemas"]["LanguageChosenEvent"] | components["schemas"]["DietSetEvent"] | components["schemas"]["GuestRenamedEvent"] | components["schemas"]["HandoverMadeEvent"] | components["schemas"]["HandoverUsedEvent"] | components["schemas"]["VisitApprovedEvent"] | components["schemas"]["VisitClosedEvent"] | components["schemas"]["MenuImportedEvent"] | components["schemas"]["AvailabilitySetEvent"] | components["schemas"]["OptionAvailabilitySetEvent"] | components["schemas"]["StockChangedEvent"] | components["schemas"]["RestockSetEvent"] | components["schemas"]["CountingEndedEvent"] | components["schemas"]["PhotoSetEvent"] | components["schemas"]["PopularCountedEvent"] | components["schemas"]["HoursTurnedEvent"] | components["schemas"]["ItemEditedEvent"] | components["schemas"]["CategoryEditedEvent"] | components["schemas"]["StationEditedEvent"] | components["schemas"]["HouseTurnedEvent"] | components["schemas"]["SettingChangedEvent"] | components["schemas"]["SalesImportedEvent"] | components["schemas"]["SalesRemovedEvent"] | components["schemas"]["StaffAddedEvent"] | components["schemas"]["StaffChangedEvent"] | components["schemas"]["StaffActiveEvent"] | components["schemas"]["PasswordResetEvent"] | components["schemas"]["PinSetEvent"] | components["schemas"]["DevicePairedEvent"] | components["schemas"]["DeviceRevokedEvent"] | components["schemas"]["SignedInEvent"] | components["schemas"]["SessionEndedEvent"] | components["schemas"]["AllSessionsEndedEvent"] | components["schemas"]["OtherSessionsEndedEvent"] | components["schemas"]["ApiSessionStartedEvent"] | components["schemas"]["ApiSessionEndedEvent"] | components["schemas"]["ApiKeyMadeEvent"] | components["schemas"]["ApiKeyRevokedEvent"];
        /**
         * @description Who did it.
         * @enum {string}
         */
        EventActor: "guest" | "customer" | "staff" | "machine" | "house";
        /**
         * @description What was done by hand.
         * @enum {string}
         */
        EventEdit: "added" | "saved" | "moved" | "deleted" | "restored";
        /** @description Favourites. */
        Favourites: {
            /** @description The items' ids, the newest first. */
            items: number[];
        };
        /** @description What there is to say at the end, and what was said. */
        Feedback: {
            given?: components["schemas"]["GivenFeedback"] | null;
            /** @description Whether it is time for it: once everything is paid. */
            open: boolean;
        };
        /** @description Somebody has answered a guest who was not content. */
        FeedbackAnsweredEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "feedback-answered";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest said how it was. */
        FeedbackGivenEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description From 1 to 5.
                 * @example 5
                 */
                mark: number;
                /**
                 * Format: int64
                 * @description Whose: their number in the visit.
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "feedback-given";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description A value, of the unit that stands beside it
         * @example 1250
         */
        Figure: number | string;
        /** @description Everything on the floor. */
        Floor: {
            /** @description The oldest first. */
            calls: components["schemas"]["Call"][];
            joining: components["schemas"]["Joining"][];
            /** @description In the owner's order. */
            tables: components["schemas"]["Table"][];
            /** @description Orders that wait for a nod, the oldest first. */
            to_approve: components["schemas"]["ToDo"][];
            /** @description What is to run, the oldest first. */
            to_run: components["schemas"]["ToDo"][];
            /** @description Low marks that nobody has taken care of. */
            unhappy: components["schemas"]["Unhappy"][];
        };
        /** @description A step of the floor. */
        FloorStep: {
            /**
             * @description Why, where a line is voided.
             * @example a hair in it
             */
            reason?: string;
            step: components["schemas"]["Step"];
        };
        /** @description What a guest says at the end. */
        GiveFeedback: {
            /**
             * Format: int64
             * @description From 1, bad, to 5, very good.
             * @example 5
             */
            mark: number;
            /**
             * @description In their own words, if they like.
             * @example Warm and quick.
             */
            words?: string;
        };
        /** @description What a guest said at the end. */
        GivenFeedback: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int64
             * @description From 1, bad, to 5, very good.
             * @example 5
             */
            mark: number;
            /**
             * @description In their own words; possibly empty.
             * @example Warm and quick.
             */
            words: string;
        };
        /** @description A guest at a table. */
        Guest: {
            /**
             * @description The name that the table sees.
             * @example Anna
             */
            name: string;
            /**
             * Format: int64
             * @description The small number in the visit.
             * @example 1
             */
            number: number;
            state: components["schemas"]["GuestState"];
        };
        /** @description A guest who waited was let in. */
        GuestAdmittedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guest-admitted";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest scanned the table's code. */
        GuestJoinedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description Their number in the visit.
                 * @example 1
                 */
                number: number;
                /** @description Whether they wait for a nod. */
                waiting: boolean;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guest-joined";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Two guests are one person, who goes on as the second. */
        GuestMergedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                into: number;
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guest-merged";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest has another name. */
        GuestRenamedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guest-renamed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest was sent away. */
        GuestSentAwayEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guest-sent-away";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description Where a guest stands in their visit.
         * @enum {string}
         */
        GuestState: "seated" | "waiting" | "away";
        /** @description A code to go on with another device: good once, for five minutes. */
        Handover: {
            /** @example 0123456789abcdef0123456789abcdef */
            code: string;
            /** Format: date-time */
            good_until: string;
            /**
             * @description What another phone scans.
             * @example http://comanda.local:8080/h/0123456789abcdef0123456789abcdef
             */
            url: string;
        };
        /** @description Whose code it is. */
        HandoverLook: {
            /**
             * @description The guest's name.
             * @example Anna
             */
            name: string;
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
        };
        /** @description A guest made a code to go on with another phone. */
        HandoverMadeEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "handover-made";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A guest goes on with another phone. */
        HandoverUsedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "handover-used";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Comes first: `seq` is where the stream begins. */
        HelloEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description Seconds from beat to beat.
                 * @example 10
                 */
                beat_s: number;
                /**
                 * @description The history that sequence numbers belong to; another one after a backup was put back.
                 * @example 0f3b9c6d2a418e75
                 */
                epoch: string;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hello";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Whether guests see it. */
        Hidden: {
            hidden: boolean;
        };
        /** @description A piece of the history. */
        History: {
            /**
             * @description For `after` of the next piece; null at the end.
             * @example 1180
             */
            next?: string | null;
            /** @description The newest first. */
            visits: components["schemas"]["PastVisit"][];
        };
        /** @description The hours of an item began or ended. */
        HoursTurnedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hours-turned";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description The house, as everybody may know it. */
        House: {
            /**
             * @description Currency of every amount (ISO 4217).
             * @example EUR
             */
            currency: string;
            /**
             * Format: int32
             * @description How many decimals the currency has: amounts are whole numbers of the smallest unit.
             * @example 2
             */
            decimals: number;
            /**
             * @description The house's own language (BCP 47).
             * @example it
             */
            language: string;
            /** @description The languages that guests are offered. */
            languages: string[];
            /**
             * @description Its name.
             * @example Osteria del Porto
             */
            name: string;
            /** @description The ways to pay that guests may choose. */
            pay_ways: components["schemas"]["PayWay"][];
            /** @description Whether this is a rehearsal, of which nothing counts and nothing stays. */
            rehearsal: boolean;
            /**
             * Format: int64
             * @description What comes on top of the prices as a service charge, parts per million.
             * @example 0
             */
            service_ppm: number;
            /** @description Whether tax comes on top of the prices, or is in them. */
            tax_added: boolean;
            /**
             * @description IANA name of the time zone.
             * @example Europe/Rome
             */
            time_zone: string;
            /** @description The tips that guests are offered with the bill, parts per million of what is due; with none, none is taken. */
            tips_ppm: number[];
        };
        /** @description The house has just opened or closed by its hours. */
        HouseTurnedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: Record<string, never>;
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "house-turned";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Figures of a period. */
        Insights: {
            about?: components["schemas"]["InsightsDish"] | null;
            against: components["schemas"]["ComparedPeriod"];
            /** @description Whether many of the newest changes are not counted yet. */
            behind: boolean;
            /** @description Numbers that stand for themselves. */
            cards: components["schemas"]["InsightsCard"][];
            /**
             * Format: int64
             * @description What of the period's revenue comes from imported sales.
             * @example 120
             */
            imported: number;
            period: components["schemas"]["Period"];
            tables: components["schemas"]["InsightsTable"][];
        };
        /** @description A number that stands for itself. */
        InsightsCard: {
            /**
             * Format: int64
             * @description How much more it is than that, parts per million.
             * @example 42000
             */
            change_ppm?: number | null;
            /** @example gross */
            key: string;
            more: components["schemas"]["InsightsMore"][];
            /**
             * @description In the caller's language.
             * @example Revenue
             */
            title: string;
            unit?: components["schemas"]["Unit"] | null;
            value?: components["schemas"]["Figure"] | null;
            was?: components["schemas"]["Figure"] | null;
            /**
             * @description How it is counted, in the caller's language.
             * @example What was sold, with tax and without tips
             */
            what: string;
        };
        /** @description A column of a table. */
        InsightsColumn: {
            /** @example gross */
            key: string;
            /**
             * @description In the caller's language.
             * @example Revenue
             */
            title: string;
            unit?: components["schemas"]["Unit"] | null;
        };
        /** @description The dish that figures are about. */
        InsightsDish: {
            /** @example Pizza */
            category: string;
            /**
             * Format: int64
             * @description Its id on the menu; below zero where only imported sales know it.
             * @example 12
             */
            id: number;
            /** @example Anna */
            name: string;
        };
        /** @description What else belongs to a number. */
        InsightsMore: {
            /** @example ninth-decile */
            key: string;
            unit?: components["schemas"]["Unit"] | null;
            value?: components["schemas"]["Figure"] | null;
        };
        /**
         * @description A page of the figures.
         * @enum {string}
         */
        InsightsPage: "overview" | "hours" | "dishes" | "guests" | "running";
        /** @description A table of figures. */
        InsightsTable: {
            columns: components["schemas"]["InsightsColumn"][];
            /** @description The dish of each row, where rows are dishes; else empty. */
            dishes: number[];
            /**
             * @description As in the names of its files.
             * @example days
             */
            name: string;
            /** @description A value for each column. */
            rows: (components["schemas"]["Figure"] | null)[][];
            /**
             * @description In the caller's language.
             * @example Revenue
             */
            title: string;
            /**
             * @description How it is counted, in the caller's language.
             * @example What was sold, with tax and without tips
             */
            what: string;
            /** @description The words of the house that stand in it, in the caller's language. */
            words: {
                [key: string]: string;
            };
        };
        /** @description A dish or drink as it can be sold now. */
        Item: {
            /** @description The allergens of Annex II of Regulation (EU) 1169/2011, without the options'; null where nobody has stated them. */
            allergens?: string[] | null;
            /** @description Whether it can be ordered now. */
            available: boolean;
            /**
             * @description Possibly empty.
             * @example With rosemary and sea salt.
             */
            description: string;
            /** @description What can be chosen. */
            groups: components["schemas"]["OptionGroup"][];
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @description How many are left that nobody holds; null where nobody counts.
             * @example 7
             */
            left?: number | null;
            /** @example Focaccia */
            name: string;
            /**
             * @description The path of its picture.
             * @example /pictures/9f2c4b7e
             */
            picture?: string | null;
            /** @description Whether it sells well. */
            popular: boolean;
            /**
             * Format: int64
             * @description Without options, in the currency's smallest unit.
             * @example 1250
             */
            price: number;
            /** @description What can be left out; each takes its allergens away. */
            removals: components["schemas"]["Option"][];
            /** @description Words such as `vegan`. */
            tags: string[];
            /**
             * Format: int64
             * @description Its rate of tax, parts per million.
             * @example 100000
             */
            tax_ppm: number;
        };
        /** @description An item was edited. */
        ItemEditedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                edit: components["schemas"]["EventEdit"];
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "item-edited";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description What a phone scans. */
        Join: {
            /**
             * @description The last part of the address in the table's QR code.
             * @example k3v9w2n8q5x7z1b4
             */
            table_token: string;
        };
        /**
         * @description Which phones wait for a nod before they take part.
         * @enum {string}
         */
        JoinNod: "idle" | "first" | "each";
        /** @description A seat at a table. */
        Joined: {
            guest: components["schemas"]["Guest"];
            /**
             * @description The bearer token of this guest, for as long as their visit lasts and its receipt can be read.
             * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
             */
            token: string;
            visit: components["schemas"]["Visit"];
        };
        /** @description A guest who waits for a nod. */
        Joining: {
            /**
             * Format: int64
             * @description The guest's number.
             * @example 1
             */
            guest: number;
            /** @example Anna */
            name: string;
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
            /**
             * Format: int64
             * @example 57
             */
            visit: number;
        };
        /** @description What was chosen and not sent before a visit ended. */
        Kept: {
            lines: components["schemas"]["KeptLine"][];
        };
        /** @description A line that was left. */
        KeptLine: {
            dish: components["schemas"]["ChosenDish"];
            /** Format: date-time */
            left_at: string;
            /**
             * @description A note for the kitchen; possibly empty.
             * @example no salt, please
             */
            note: string;
            /**
             * Format: int64
             * @example 2
             */
            quantity: number;
        };
        /** @description A machine's key, without its secret. */
        Key: {
            /** @example 019ac0de7b1274f0a3d25c9e81b6f047 */
            id: string;
            /** Format: date-time */
            made_at: string;
            /**
             * @description The name of who made it.
             * @example Marta
             */
            made_by: string;
            /** @example Till at the bar */
            name: string;
            /** @description What it may do at most: as a person of the staff with this role. */
            role: components["schemas"]["StaffRole"];
            /** @description What it is for. */
            scopes: string[];
            /**
             * Format: date-time
             * @description When it was last used, to five minutes; null for never.
             */
            seen_at?: string | null;
        };
        /** @description The keys that the caller may revoke. */
        Keys: {
            keys: components["schemas"]["Key"][];
        };
        /**
         * @description A language that every sentence exists in.
         * @enum {string}
         */
        Language: "en" | "it" | "de" | "fr" | "es";
        /** @description A guest reads in another language. */
        LanguageChosenEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /** @example it */
                language: string;
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "language-chosen";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description How far a backup is. */
        LastBackup: {
            /**
             * @description Why it failed, in the caller's language.
             * @example Please look at this once more.
             */
            detail?: string | null;
            /**
             * Format: int64
             * @description While it runs: so much of the part at hand is done, in per cent.
             * @example 40
             */
            percent?: number | null;
            state: components["schemas"]["BackupState"];
        };
        /** @description What runs, or ran last. */
        LastSales: {
            /** @description Whether it is a check, which keeps nothing. */
            check: boolean;
            /**
             * @description The file's id; null where orders were taken back, or nothing was asked for since the start.
             * @example 5f1c
             */
            file?: string | null;
            /**
             * @description The file's name.
             * @example till.csv
             */
            name?: string | null;
            standing: components["schemas"]["SalesStanding"];
        };
        /**
         * @description Where a line stands.
         * @enum {string}
         */
        LineState: "waiting" | "held" | "sent" | "accepted" | "cooking" | "ready" | "served" | "voided";
        /** @description A line of an order has another state. */
        LineSteppedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                from: components["schemas"]["LineState"];
                /**
                 * Format: int64
                 * @example 4
                 */
                line?: number;
                /**
                 * Format: int64
                 * @description The line's number in the visit.
                 * @example 1
                 */
                number: number;
                /**
                 * Format: int64
                 * @example 88
                 */
                order?: number;
                /**
                 * Format: int64
                 * @description The order's number of the day.
                 * @example 17
                 */
                order_number: number;
                /**
                 * Format: int64
                 * @example 1
                 */
                station: number;
                to: components["schemas"]["LineState"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "line-stepped";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A piece of the log. */
        Log: {
            /** @description The newest first. */
            changes: components["schemas"]["Change"][];
            /**
             * @description For `after` of the next piece; null at the end.
             * @example 1180
             */
            next?: string | null;
        };
        /** @description The house's sign. */
        Logo: {
            /**
             * Format: int32
             * @description In pixels.
             * @example 240
             */
            height: number;
            /**
             * @description Where the picture is.
             * @example /pictures/9f2c4b7e
             */
            url: string;
            /**
             * Format: int32
             * @description In pixels.
             * @example 480
             */
            width: number;
        };
        /** @description The id of a call. */
        MadeCall: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
        };
        /** @description A new key. */
        MadeKey: {
            key: components["schemas"]["Key"];
            /**
             * @description For `Authorization: Bearer`. It is shown this once.
             * @example cmd_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
             */
            secret: string;
        };
        /** @description The password that was made. */
        MadePassword: {
            /**
             * @description Told this once; null for one that was sent.
             * @example correct horse battery
             */
            password?: string | null;
        };
        /** @description Why a guest calls, and for the bill how they would like to pay. */
        MakeCall: {
            pay?: components["schemas"]["PayWay"] | null;
            reason: components["schemas"]["CallReason"];
            /**
             * Format: int64
             * @description Or another one, as an amount: at most as much as the bill.
             * @example 200
             */
            tip?: number | null;
            /**
             * Format: int64
             * @description One of the tips that the house offers, with the bill.
             * @example 100000
             */
            tip_ppm?: number | null;
        };
        /** @description A key to be made. */
        MakeKey: {
            /**
             * @description What it is for.
             * @example Till at the bar
             */
            name: string;
            /** @description What it may do at most: as a person of the staff with this role. */
            role: components["schemas"]["StaffRole"];
            /** @description Such as `orders:read`; a scope only narrows what the role may. */
            scopes: string[];
        };
        /** @description Who is asking. */
        Me: {
            /** @description The guest at the table. */
            guest?: components["schemas"]["Guest"];
            /**
             * @description Their name.
             * @example Anna
             */
            name: string;
            /** @description What they are. */
            role: components["schemas"]["Role"];
            /**
             * Format: int64
             * @description A guest's visit.
             * @example 57
             */
            visit?: number;
        };
        /** @description The menu in one language. */
        Menu: {
            /** @description The categories that have items, in the owner's order. */
            categories: components["schemas"]["Category"][];
            /**
             * @description The language of its texts.
             * @example en
             */
            language: string;
            /**
             * Format: int64
             * @description Rises with every change of the menu.
             * @example 1
             */
            version: number;
        };
        /** @description One thing that a file adds, changes or removes. */
        MenuChange: {
            how: components["schemas"]["MenuChangeKind"];
            /**
             * @description Its key in the file.
             * @example focaccia
             */
            key: string;
            /**
             * @description In the house's language, or else in any.
             * @example Focaccia
             */
            name: string;
            /** @description What of it changes, in the words of the file: `price 4.00 → 4.50`. */
            parts: string[];
            /**
             * @description What it is: `station`, `category` or `item`.
             * @example item
             */
            what: string;
        };
        /**
         * @description What becomes of a thing.
         * @enum {string}
         */
        MenuChangeKind: "added" | "changed" | "removed";
        /** @description A whole menu. Things are known by their keys, so that names may change; what the file does not name leaves the menu. */
        MenuFile: {
            /** @description In order. */
            categories: components["schemas"]["MenuFileCategory"][];
            /**
             * @description ISO 4217; the house's own.
             * @example EUR
             */
            currency: string;
            /** @example comanda-menu */
            format: string;
            /** @description The languages that its texts may have. */
            languages: string[];
            /** @description Where lines are made, in order. */
            stations: components["schemas"]["MenuFileStation"][];
            /**
             * Format: int64
             * @example 1
             */
            version: number;
        };
        /** @description A category of a menu file. */
        MenuFileCategory: {
            /** @description Whether guests do not see it. */
            hidden?: boolean | null;
            /**
             * @description When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; always where it is left out.
             * @example mon-fri 12:00-14:30; sat 18:00-01:00
             */
            hours?: string | null;
            /** @description In order. */
            items: components["schemas"]["MenuFileItem"][];
            /** @example bread */
            key: string;
            name: components["schemas"]["Names"];
            /**
             * @description The key of the station where its items are made.
             * @example oven
             */
            station?: string | null;
        };
        /** @description A group of options of a menu file. */
        MenuFileGroup: {
            /** @example size */
            key: string;
            /**
             * Format: int64
             * @description At most so many.
             * @example 1
             */
            max: number;
            /**
             * Format: int64
             * @description At least so many are to be chosen.
             * @example 0
             */
            min: number;
            name: components["schemas"]["Names"];
            /** @description In order. */
            options: components["schemas"]["MenuFileOption"][];
        };
        /** @description An item of a menu file. */
        MenuFileItem: {
            /** @description `none` where it has none of them; empty where nobody has stated them. */
            allergens?: string[];
            /** @description True where it is left out. */
            available?: boolean | null;
            /**
             * @description What one costs the house; unknown where it is left out.
             * @example 1.20
             */
            cost?: string | null;
            description?: components["schemas"]["Descriptions"] | null;
            /** @description What guests choose, in order. */
            groups?: components["schemas"]["MenuFileGroup"][];
            /** @description Whether guests do not see it. */
            hidden?: boolean | null;
            /**
             * @description As of a category.
             * @example mon-fri 12:00-14:30; sat 18:00-01:00
             */
            hours?: string | null;
            /** @example focaccia */
            key: string;
            name: components["schemas"]["Names"];
            /**
             * @description The file name of a picture that the house has.
             * @example 1f35e.webp
             */
            picture?: string | null;
            /**
             * @description Without options, in the currency's units, with a point.
             * @example 4.50
             */
            price: string;
            /** @description What guests can leave out. */
            removals?: components["schemas"]["MenuFileRemoval"][];
            /** @description With how many a weekday begins, by `mon` to `sun`. */
            restock?: {
                [key: string]: number;
            } | null;
            /**
             * @description The key of the station where it is made; its category's where it is left out, or else the first.
             * @example oven
             */
            station?: string | null;
            /**
             * Format: int64
             * @description How many there are; null where nobody counts.
             * @example 20
             */
            stock?: number | null;
            tags?: components["schemas"]["Tag"][];
            /**
             * @description The house's usual rate where it is left out.
             * @example 10
             */
            tax_percent?: string | null;
        };
        /** @description An option of a menu file. */
        MenuFileOption: {
            /** @description What it adds to the allergens. */
            allergens?: string[];
            /** @description True where it is left out. */
            available?: boolean | null;
            /** @example large */
            key: string;
            name: components["schemas"]["Names"];
            /**
             * @description What it adds to the price.
             * @example 1.50
             */
            price: string;
            /**
             * @description The key of the station where the whole line is made if this is chosen.
             * @example oven
             */
            station?: string | null;
        };
        /** @description What guests can leave out of an item, in a menu file. */
        MenuFileRemoval: {
            /** @description What it takes away of the item's allergens. */
            allergens?: string[];
            /** @example salt */
            key: string;
            name: components["schemas"]["Names"];
        };
        /** @description A station of a menu file. */
        MenuFileStation: {
            /** @example oven */
            key: string;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called late; 18 where it is left out.
             * @example 18
             */
            late_minutes?: number | null;
            name: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description After so many minutes a ticket is called slow; 10 where it is left out.
             * @example 10
             */
            warn_minutes?: number | null;
        };
        /** @description What a file does to the menu. */
        MenuImport: {
            /**
             * Format: int64
             * @description Items that are new, or back on the menu.
             * @example 2
             */
            added: number;
            /**
             * Format: int64
             * @description Items that are sold or shown otherwise than before.
             * @example 1
             */
            changed: number;
            /** @description Thing by thing. */
            changes: components["schemas"]["MenuChange"][];
            /**
             * @description The names of the items that leave the menu, where they are so many that it may be a mistake: `remove` says that
             *     they may go.
             */
            many: string[];
            /**
             * Format: int64
             * @description Items that leave the menu.
             * @example 0
             */
            removed: number;
            /**
             * @description For `seen` of the import: by what these changes are known again.
             * @example 0a1b2c3d4e5f60718293a4b5
             */
            seen: string;
        };
        /** @description The menu was imported. */
        MenuImportedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                added: number;
                /**
                 * Format: int64
                 * @example 1
                 */
                changed: number;
                /**
                 * Format: int64
                 * @example 0
                 */
                removed: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "menu-imported";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description How money came in.
         * @enum {string}
         */
        Method: "cash" | "card" | "other";
        /** @description What a guest looked for. */
        Missed: {
            /** @example sushi */
            words: string;
        };
        /** @description Where something is put. */
        Move: {
            /**
             * Format: int64
             * @description Its place among its like, counted from 0; behind the last one it is put at the end.
             * @example 0
             */
            position: number;
        };
        /** @description A place in an order. */
        MoveTo: {
            /**
             * Format: int64
             * @description Counted from 0; behind the last one is the end.
             * @example 0
             */
            position: number;
        };
        /** @description Lines that a step has moved, and where they stand since. */
        Moved: {
            /** @description Their ids. */
            lines: number[];
            to: components["schemas"]["LineState"];
        };
        /** @description A name by language (BCP 47): the house's languages and those that its menu is written in. In one at least. */
        Names: {
            /** @example Focaccia */
            de?: string;
            /** @example Focaccia */
            en?: string;
            /** @example Focaccia */
            es?: string;
            /** @example Focaccia */
            fr?: string;
            /** @example Focaccia */
            it?: string;
        } & {
            [key: string]: string;
        };
        /** @description How many people sit down. */
        OpenVisit: {
            /**
             * Format: int64
             * @description Null where nobody has counted.
             * @example 2
             */
            covers?: number | null;
        };
        /** @description An option, or what can be left out. */
        Option: {
            /** @description What it adds to the allergens, or takes away where it is left out. */
            allergens: string[];
            available: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** @example Large */
            name: string;
            /**
             * Format: int64
             * @description What it adds to the price.
             * @example 150
             */
            price: number;
        };
        /** @description An option is sold out, or there again. */
        OptionAvailabilitySetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                available: boolean;
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
                /**
                 * Format: int64
                 * @example 7
                 */
                option: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "option-availability-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A group of options. */
        OptionGroup: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * @description At most so many.
             * @example 1
             */
            max: number;
            /**
             * @description At least so many are to be chosen.
             * @example 0
             */
            min: number;
            /** @example Size */
            name: string;
            options: components["schemas"]["Option"][];
        };
        /** @description One round that was sent. */
        Order: {
            /**
             * Format: int64
             * @description Its id in the house; only the staff knows it.
             * @example 12
             */
            id?: number;
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description The number on tickets and receipts; begins at 1 each business day.
             * @example 17
             */
            number: number;
            pay: components["schemas"]["PayWay"];
            /**
             * Format: date-time
             * @description When it was sent (RFC 3339).
             */
            placed_at: string;
            /**
             * Format: int64
             * @description What it costs.
             * @example 2450
             */
            total: number;
            /**
             * Format: int64
             * @example 57
             */
            visit: number;
        };
        /** @description Every line of an order is served or voided. */
        OrderCompletedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
                /**
                 * Format: int64
                 * @example 88
                 */
                order?: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order-completed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A line of an order, as it was sold. */
        OrderLine: {
            /** @description Allergens that its guest must not eat and that it contains, or that nobody has ruled out. */
            danger: string[];
            /**
             * Format: int64
             * @description The number of the guest who added it; null for the floor.
             * @example 1
             */
            guest?: number | null;
            /**
             * Format: int64
             * @description Its id in the house; only the staff knows it.
             * @example 12
             */
            id?: number;
            /**
             * Format: int64
             * @example 12
             */
            item: number;
            /**
             * @description The item's name as it was sold.
             * @example Focaccia
             */
            name: string;
            /**
             * @description A note for the kitchen; possibly empty.
             * @example no salt, please
             */
            note: string;
            /**
             * Format: int64
             * @description Its number in the visit.
             * @example 1
             */
            number: number;
            /** @description The chosen options' names. */
            options: string[];
            /**
             * Format: int64
             * @example 2
             */
            quantity: number;
            /** @description The names of what is left out. */
            removals: string[];
            state: components["schemas"]["LineState"];
            /**
             * Format: int64
             * @description What it costs; 0 once it is voided.
             * @example 2450
             */
            total: number;
            /**
             * Format: int64
             * @description The price of one, options included.
             * @example 1225
             */
            unit: number;
            /** @description Whether it was changed since, and no cook has acknowledged that yet. */
            unseen: boolean;
        };
        /** @description A round was sent; its lines are not in the cart any more. */
        OrderPlacedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                lines: components["schemas"]["SentLine"][];
                /**
                 * Format: int64
                 * @description The order's number of the day.
                 * @example 1
                 */
                number: number;
                /**
                 * Format: int64
                 * @example 88
                 */
                order?: number;
                pay: components["schemas"]["PayWay"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order-placed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Something of a completed order is to be done again. */
        OrderReopenedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 1
                 */
                number: number;
                /**
                 * Format: int64
                 * @example 88
                 */
                order?: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order-reopened";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description The rounds of a visit. */
        Orders: {
            /** @description In the order in which they were sent. */
            orders: components["schemas"]["Order"][];
        };
        /** @description All browsers of a person but one were signed out. */
        OtherSessionsEndedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
                /**
                 * Format: int64
                 * @example 9
                 */
                session: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "other-sessions-ended";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * Format: binary
         * @description A file, packed with gzip.
         */
        Packed: string;
        /** @description A device to be paired. */
        PairDevice: {
            /**
             * @description What the house calls it.
             * @example Till at the bar
             */
            name: string;
        };
        /** @description What the paired device shows from now on. */
        PairedDevice: {
            /**
             * @description The value of its cookie `comanda_device`, told a program this once: whoever shows it may sign in with a PIN.
             *     Null for a page, whose browser gets the cookie itself.
             * @example q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
             */
            token?: string | null;
        };
        /** @description A person has another password. */
        PasswordResetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "password-reset";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A visit that a customer took part in, with what was their own. */
        PastVisit: {
            /**
             * Format: date-time
             * @description Null while it is open.
             */
            closed_at?: string | null;
            /** @description Their own lines. */
            lines: components["schemas"]["OrderLine"][];
            /** @description What they were called there. */
            names: string[];
            /** Format: date-time */
            opened_at: string;
            /**
             * @description The table, in the caller's language.
             * @example T4
             */
            table: string;
            /**
             * Format: int64
             * @description What these cost, at the prices of that day; what is added on the bill is the party's.
             * @example 2450
             */
            total: number;
            /**
             * Format: int64
             * @example 57
             */
            visit: number;
        };
        /** @description What somebody pays. */
        Pay: {
            /**
             * Format: int64
             * @description How much of the bill.
             * @example 2450
             */
            amount: number;
            method: components["schemas"]["Method"];
            /**
             * Format: int64
             * @description How much beyond it.
             * @example 200
             */
            tip?: number;
        };
        /**
         * @description How a guest would like to pay.
         * @enum {string}
         */
        PayWay: "cash" | "card-at-table" | "at-counter" | "later";
        /** @description A payment that came in. */
        Payment: {
            /**
             * Format: int64
             * @description How much came in, the tip included.
             * @example 2450
             */
            amount: number;
            /** Format: date-time */
            at: string;
            method: components["schemas"]["Method"];
            /**
             * Format: int64
             * @description What of it is a tip.
             * @example 200
             */
            tip: number;
        };
        /** @description Money came in. */
        PaymentTakenEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description The tip included.
                 * @example 2450
                 */
                amount: number;
                method: components["schemas"]["Method"];
                /**
                 * Format: int64
                 * @example 200
                 */
                tip: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "payment-taken";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Everybody. */
        People: {
            people: components["schemas"]["Person"][];
        };
        /** @description The days that figures are about. */
        Period: {
            /**
             * Format: date
             * @example 2026-06-01
             */
            from: string;
            length: components["schemas"]["PeriodLength"];
            /** @description Whether it still runs: then its last day counts to this minute, and so does the one that it is compared with. */
            runs: boolean;
            /**
             * Format: date
             * @example 2026-06-30
             */
            to: string;
        };
        /**
         * @description What a period is compared with.
         * @enum {string}
         */
        PeriodAgainst: "before" | "year" | "weekdays";
        /**
         * @description How long a period is.
         * @enum {string}
         */
        PeriodLength: "day" | "week" | "month" | "year" | "own";
        /** @description A person of the staff. */
        Person: {
            /** @description False for who has left. */
            active: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** Format: date-time */
            made_at: string;
            /**
             * @description The name that they sign in with.
             * @example Luca
             */
            name: string;
            /** @description Whether they have a PIN. */
            pin: boolean;
            role: components["schemas"]["StaffRole"];
        };
        /** @description An item has another photo, or none. */
        PhotoSetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "photo-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * Format: binary
         * @description A picture as a file.
         */
        Picture: string;
        /** @description A person has a PIN, or none any more. */
        PinSetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
                set: boolean;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "pin-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description What is sent. What has changed since it was seen is a 409, and nothing is sent. */
        PlaceOrder: {
            /** @description The lines that were seen; those that came later stay in the cart. */
            lines: components["schemas"]["SeenLine"][];
            pay: components["schemas"]["PayWay"];
            /**
             * Format: int64
             * @description The sum of their totals that was shown.
             * @example 2450
             */
            total: number;
        };
        /** @description What was sent. */
        PlacedOrder: {
            /**
             * Format: int64
             * @description The order's number of the day.
             * @example 1
             */
            number: number;
            /** @description Whether it waits for the floor's nod. */
            waiting: boolean;
        };
        /** @description The plan. */
        Plan: {
            /** @description In order. */
            areas: components["schemas"]["PlannedArea"][];
            /** @description Tables that are retired: their cards do not work. */
            retired: components["schemas"]["PlannedTable"][];
        };
        /** @description An area and its tables in order. */
        PlannedArea: {
            /** @example Anna */
            name: string;
            tables: components["schemas"]["PlannedTable"][];
        };
        /** @description A table as the plan has it. */
        PlannedTable: {
            /** @description False for one that is retired. */
            active: boolean;
            /** @example Terrace */
            area: string;
            /**
             * Format: int64
             * @description The number of its code: each new one retires the card before.
             * @example 1
             */
            code: number;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            kind: components["schemas"]["TableKind"];
            /** @example T4 */
            name: string;
            /**
             * Format: int64
             * @description How many people sit there; 0 at a counter.
             * @example 4
             */
            seats: number;
            /**
             * @description The address in its code.
             * @example http://comanda.local:8080/t/k3v9w2n8q5x7z1b4
             */
            url: string;
        };
        /** @description What is popular was counted anew. */
        PopularCountedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: Record<string, never>;
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "popular-counted";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A refusal as problem details (RFC 9457). `about:blank` says that the status is the kind. */
        Problem: {
            /**
             * @description What refuses it, for programs; it stays the same whatever the language.
             * @example sold-out
             */
            code: string;
            /**
             * @description What refuses it, for people, in the caller's language.
             * @example Please look at this once more.
             */
            detail: string;
            /** @description The fields whose values are refused. */
            errors?: components["schemas"]["ProblemField"][];
            /**
             * @description What a reader of the request stumbled over, for who writes the client.
             * @example missing field `name` at line 1 column 2
             */
            reason?: string;
            /**
             * Format: int32
             * @example 409
             */
            status: number;
            /**
             * @description The kind of refusal, in the caller's language.
             * @example That did not work
             */
            title: string;
            /** @example about:blank */
            type: string;
        };
        /** @description A field whose value is refused. */
        ProblemField: {
            /** @example name-missing */
            code: string;
            /** @example Please look at this once more. */
            detail: string;
            /**
             * @description Its name, or its place such as `options[2].names.it`.
             * @example name
             */
            field: string;
        };
        /** @description A program that is signed in. */
        ProgramSession: {
            /** @description Whether it is the one that asks. */
            current: boolean;
            /** @example 019ac0de7b1274f0a3d25c9e81b6f047 */
            id: string;
            /**
             * @description The program in its own words; possibly empty.
             * @example Till at the bar
             */
            label: string;
            /** Format: date-time */
            made_at: string;
            /**
             * Format: date-time
             * @description When it last renewed its tokens.
             */
            seen_at: string;
        };
        /** @description A password once more. */
        Proof: {
            /**
             * @description Of the person who asks; in a browser where they signed in with their PIN, that will do.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description The receipt of a visit. */
        Receipt: {
            /**
             * Format: date-time
             * @description When the visit was closed, or else now.
             */
            at: string;
            bill: components["schemas"]["Bill"];
            /**
             * @description The currency's code (ISO 4217).
             * @example EUR
             */
            currency: string;
            /**
             * @description What stands below; possibly empty.
             * @example Thank you, and see you soon.
             */
            foot: string;
            /**
             * @description What stands above; possibly empty.
             * @example Osteria del Porto, Via del Mare 1
             */
            head: string;
            /**
             * @description The house's name.
             * @example Osteria del Porto
             */
            house: string;
            /** @description What was ordered, and not voided. */
            orders: components["schemas"]["Order"][];
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
        };
        /** @description What an account is opened with. */
        Register: {
            /** @example anna@rossi.example */
            email?: string | null;
            /**
             * @description Unique in the house, whatever its case and accents.
             * @example anna.rossi
             */
            name: string;
            /**
             * @description A passphrase of 10 characters or more, or a PIN of 6 digits or more.
             * @example correct horse battery
             */
            secret: string;
        };
        /** @description A new account, and tokens to act with. */
        Registered: {
            customer: components["schemas"]["Customer"];
            tokens: components["schemas"]["Tokens"];
        };
        /** @description How the rehearsal goes. */
        Rehearsal: {
            /** @description Whether they have gone, and only real people are there. */
            gone: boolean;
            progress?: components["schemas"]["RehearsalProgress"] | null;
            /** @description The report of this rehearsal, else of the last one, as `comanda rehearse --json` writes it; null before the first. */
            report?: Record<string, never> | null;
            /** @description Whether one runs. */
            running: boolean;
        };
        /** @description How far the fake guests are. */
        RehearsalProgress: {
            /**
             * Format: int64
             * @description What went wrong so far.
             * @example 0
             */
            errors: number;
            /**
             * Format: double
             * @description How long they stay.
             * @example 300
             */
            of_seconds: number;
            /**
             * Format: int64
             * @description Orders that were acknowledged.
             * @example 41
             */
            orders: number;
            /**
             * Format: int64
             * @description Phones at tables.
             * @example 24
             */
            phones: number;
            /**
             * Format: double
             * @description Since they came.
             * @example 90
             */
            seconds: number;
        };
        /** @description A guest's own name. */
        Rename: {
            /** @example Anna */
            name: string;
        };
        /** @description Another name for an area. */
        RenameArea: {
            /** @example Anna */
            name: string;
        };
        /** @description The stream does not go on where it was asked to, but at `seq`: read the state of things anew. */
        ResetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                reason: components["schemas"]["ResetReason"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reset";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A new password. */
        ResetPassword: {
            /**
             * @description Where it is left out, one is made.
             * @example correct horse battery
             */
            password?: string | null;
        };
        /**
         * @description Why a stream does not go on where it was asked to.
         * @enum {string}
         */
        ResetReason: "epoch" | "ahead" | "too-old";
        /** @description When a counted item is filled up again was changed. */
        RestockSetEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "restock-set";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description What somebody is.
         * @enum {string}
         */
        Role: "customer" | "kitchen" | "floor" | "manager" | "owner";
        /** @description What of a round lies in the cart once more. */
        RoundAgain: {
            /**
             * Format: int64
             * @description How many lines were added.
             * @example 2
             */
            added: number;
            /** @description The numbers of the round's lines that cannot be had any more. */
            missing: number[];
        };
        /** @description A column that holds something. */
        SalesColumn: {
            /**
             * Format: int32
             * @description Its place, from 0; null where the file has none.
             * @example 2
             */
            column?: number | null;
            field: components["schemas"]["SalesField"];
        };
        /**
         * @description The order of day and month in dates such as 2/1/2020.
         * @enum {string}
         */
        SalesDates: "day-first" | "month-first";
        /**
         * @description What a column holds.
         * @enum {string}
         */
        SalesField: "date" | "time" | "order" | "item" | "category" | "option" | "quantity" | "price" | "total" | "tax" | "rate";
        /** @description A file that waits to be imported. */
        SalesFile: {
            /** @description What came of the last check. */
            check: components["schemas"]["SalesStanding"];
            /** @description Which column is what: as it was checked last, or as the names tell. */
            columns: components["schemas"]["SalesColumn"][];
            dates?: components["schemas"]["SalesDates"] | null;
            /**
             * @description Its id; it waits for a day at most, for who brought it.
             * @example 5f1c
             */
            file: string;
            /** @description The names of its columns. */
            head: string[];
            /** @example till.csv */
            name: string;
            /** @description Its first rows, each cell cut to what is read at a glance. */
            rows: string[][];
        };
        /** @description What an import found. */
        SalesFound: {
            /**
             * Format: date
             * @description The day of the first of them.
             */
            from?: string | null;
            /**
             * Format: int64
             * @description What was paid for them.
             * @example 98400
             */
            gross: number;
            /**
             * Format: int64
             * @description Orders that were there already.
             * @example 0
             */
            known: number;
            /**
             * Format: int64
             * @description Lines of the new orders.
             * @example 3
             */
            lines: number;
            /** @description Names that are dishes of the menu. */
            matched: string[];
            /**
             * Format: int64
             * @description Orders that are new.
             * @example 41
             */
            orders: number;
            /**
             * Format: date
             * @description The day of the last of them.
             */
            to?: string | null;
            /** @description Names that only the other system knows. */
            unmatched: string[];
        };
        /** @description An import. */
        SalesImport: {
            /**
             * Format: date
             * @description The day of the first of them.
             */
            from?: string | null;
            /**
             * Format: int64
             * @description What was paid for them.
             * @example 98400
             */
            gross: number;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** Format: date-time */
            made_at: string;
            /**
             * @description The name of its file.
             * @example till.csv
             */
            name: string;
            /**
             * Format: int64
             * @description How many orders it added.
             * @example 41
             */
            orders: number;
            /**
             * Format: date
             * @description The day of the last of them.
             */
            to?: string | null;
        };
        /** @description Sales of another system were imported. */
        SalesImportedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 3
                 */
                import: number;
                /**
                 * Format: int64
                 * @example 3
                 */
                lines: number;
                /**
                 * Format: int64
                 * @example 41
                 */
                orders: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sales-imported";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description What was imported, and what runs or ran last. */
        SalesImports: {
            /** @description The newest first. */
            imports: components["schemas"]["SalesImport"][];
            last: components["schemas"]["LastSales"];
        };
        /** @description A line of a file that cannot be taken. */
        SalesProblem: {
            /**
             * @description What is wrong, for programs.
             * @example past-error-date
             */
            code: string;
            /**
             * @description The column's name; empty for the line as a whole.
             * @example Date
             */
            column: string;
            /**
             * @description What is wrong, in the caller's language.
             * @example Please look at this once more.
             */
            detail: string;
            /**
             * Format: int64
             * @description The line, from 1; 0 for the file as a whole.
             * @example 17
             */
            line: number;
        };
        /** @description What is wrong with a file. */
        SalesProblems: {
            /**
             * @description How many in all.
             * @example 2
             */
            count: number;
            /** @description The first hundred of them. */
            told: components["schemas"]["SalesProblem"][];
        };
        /** @description How far it is: so much of so much, whatever it counts by. */
        SalesProgress: {
            /**
             * Format: int64
             * @example 400
             */
            done: number;
            /**
             * Format: int64
             * @example 1200
             */
            of: number;
            step: components["schemas"]["SalesStep"];
        };
        /** @description An import of sales was taken back. */
        SalesRemovedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 3
                 */
                import: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sales-removed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description How a check or an import stands. */
        SalesStanding: {
            /**
             * @description Why it failed, in the caller's language.
             * @example Please look at this once more.
             */
            detail?: string | null;
            found?: components["schemas"]["SalesFound"] | null;
            problems?: components["schemas"]["SalesProblems"] | null;
            progress?: components["schemas"]["SalesProgress"] | null;
            state: components["schemas"]["SalesState"];
            /**
             * Format: int64
             * @description How many orders were taken back.
             * @example 41
             */
            taken_back?: number | null;
        };
        /**
         * @description How it stands.
         * @enum {string}
         */
        SalesState: "idle" | "running" | "done" | "taken-back" | "refused" | "failed";
        /**
         * @description What a long job does.
         * @enum {string}
         */
        SalesStep: "reading" | "comparing" | "counting" | "removing";
        /** @description Which column holds something. */
        SaySalesColumn: {
            /**
             * Format: int64
             * @description Its place, from 0; null where the file has none.
             * @example 2
             */
            column?: number | null;
            field: components["schemas"]["SalesField"];
        };
        /** @description A line of the cart as it was seen. */
        SeenLine: {
            /**
             * Format: int64
             * @example 1
             */
            number: number;
            /**
             * Format: int64
             * @example 1
             */
            version: number;
        };
        /** @description A line of an order as it was sent. */
        SentLine: {
            /**
             * Format: int64
             * @description The number of the guest who added it; null for the floor.
             * @example 1
             */
            guest?: number | null;
            /**
             * Format: int64
             * @description What it is.
             * @example 12
             */
            item: number;
            /**
             * Format: int64
             * @description Its id in the house; only the staff is told it.
             * @example 4
             */
            line?: number;
            /**
             * Format: int64
             * @description Its number in the visit.
             * @example 1
             */
            number: number;
            /** @description The ids of the chosen options. */
            options: number[];
            /**
             * Format: int64
             * @description How many.
             * @example 2
             */
            quantity: number;
            /** @description Where it stands. */
            state: components["schemas"]["LineState"];
            /**
             * Format: int64
             * @description Where it is made.
             * @example 1
             */
            station: number;
            /**
             * Format: int64
             * @description The price of one, options included.
             * @example 1225
             */
            unit: number;
        };
        /** @description A visit's service charge was waived. */
        ServiceWaivedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @description What it was, parts per million.
                 * @example 40000
                 */
                ppm: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "service-waived";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A browser was signed out. */
        SessionEndedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
                /**
                 * Format: int64
                 * @example 9
                 */
                session: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "session-ended";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Where a person is signed in. */
        Sessions: {
            browsers: components["schemas"]["BrowserSession"][];
            programs: components["schemas"]["ProgramSession"][];
        };
        /** @description A mail address. */
        SetEmail: {
            /**
             * @description Null for none.
             * @example anna@rossi.example
             */
            email?: string | null;
        };
        /** @description A new PIN. */
        SetPin: {
            /**
             * @description Four to eight digits; null for none.
             * @example 2468
             */
            pin?: string | null;
        };
        /** @description The secret of now, and a new one. */
        SetSecret: {
            /** @example correct horse battery */
            old: string;
            /**
             * @description A passphrase of 10 characters or more, or a PIN of 6 digits or more.
             * @example correct horse battery
             */
            secret: string;
        };
        /** @description What the house may see. */
        SetSharing: {
            /** @description Whether the house may see the name beside its figures. */
            shares: boolean;
        };
        /** @description A tax rate to be set. */
        SetTaxRate: {
            /** @example Drinks */
            name: string;
            /**
             * Format: int64
             * @description Parts per million.
             * @example 40000
             */
            ppm: number;
        };
        /** @description A setting was changed. */
        SettingChangedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /** @example house-name */
                key: string;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "setting-changed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Every setting. */
        Settings: {
            /** @example #a8321a */
            accent: string;
            /**
             * Format: int64
             * @description A guest's account that nobody used for so many months is removed.
             * @example 24
             */
            account_months: number;
            /** @description The origins of the websites whose pages may use the API. */
            api_origins: string[];
            /** @description Whether a visit's first order waits for a nod of the floor. */
            approve_first_order: boolean;
            /**
             * @description A second folder that gets a copy of each backup; empty for none.
             * @example /media/stick
             */
            backup_place: string;
            /**
             * @description The address in the QR codes; empty for this machine's own.
             * @example http://comanda.local:8080
             */
            base_url: string;
            /**
             * @description ISO 4217.
             * @example EUR
             */
            currency: string;
            /** @description Whether it stays as it is, because there are amounts in it. */
            currency_fixed: boolean;
            /**
             * @description When a business day ends, by the clock on the wall.
             * @example 04:00
             */
            cut_over: string;
            /**
             * Format: int64
             * @description From so many pieces on a guest's round waits for a nod; 0 for never.
             * @example 40
             */
            guard_pieces: number;
            /** @description In whole units of the currency, 0 for never; or `auto`, for as much as many average dishes cost */
            guard_total: number | "auto";
            /** @example Osteria del Porto */
            house_name: string;
            /**
             * Format: int64
             * @description After so many idle minutes a visit without an order is forgotten.
             * @example 45
             */
            idle_minutes: number;
            join_nod: components["schemas"]["JoinNod"];
            /**
             * @description The house's own language (BCP 47): kitchen tickets, and what menu texts fall back to.
             * @example it
             */
            language: string;
            /** @description The languages that guests are offered; the house's own is the first. */
            languages: string[];
            logo?: components["schemas"]["Logo"] | null;
            /**
             * @description When guests may order, as the README writes hours; empty for always.
             * @example mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
             */
            opening_hours: string;
            /** @description The ways to pay that guests may choose, in order. */
            pay_ways: components["schemas"]["PayWay"][];
            /**
             * @description What stands below it.
             * @example Thank you, and see you soon.
             */
            receipt_foot: string;
            /**
             * @description What stands above a receipt.
             * @example Via del Mare 1
             */
            receipt_head: string;
            /**
             * Format: int64
             * @description For so many days a guest's phone is known again; 0 for not at all.
             * @example 90
             */
            returning_days: number;
            /**
             * Format: int64
             * @description The service charge, parts per million; 0 for none.
             * @example 0
             */
            service_ppm: number;
            /** @description Whether tax is in the prices, or comes on top of them. */
            tax_in_prices: boolean;
            /**
             * Format: int64
             * @description The usual tax rate, parts per million.
             * @example 100000
             */
            tax_ppm: number;
            tax_rates: components["schemas"]["TaxRate"][];
            /**
             * @description IANA name.
             * @example Europe/Rome
             */
            time_zone: string;
            /** @description The tips that guests are offered, parts per million; with none they are not asked. */
            tips_ppm: number[];
            /** @description Whether the Wi-Fi hides its name. */
            wifi_hidden: boolean;
            /**
             * @description The guests' Wi-Fi, as the cards tell it; empty where they say nothing.
             * @example Osteria guests
             */
            wifi_name: string;
            /**
             * @description In clear, as it stands on the cards.
             * @example buonappetito
             */
            wifi_password: string;
            wifi_security: components["schemas"]["WifiSecurity"];
        };
        /** @description A person signed in on a page. */
        SignedInEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "signed-in";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description The language in which somebody reads. */
        Speak: {
            language: components["schemas"]["Language"];
        };
        /** @description A person has left or is back. */
        StaffActiveEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                active: boolean;
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "staff-active";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A person is new. */
        StaffAddedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
                role: components["schemas"]["Role"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "staff-added";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A person has another name or role. */
        StaffChangedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 2
                 */
                person: number;
                role: components["schemas"]["Role"];
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "staff-changed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description What a person of the staff is.
         * @enum {string}
         */
        StaffRole: "kitchen" | "floor" | "manager" | "owner";
        /** @description What a rehearsal shall be like. */
        StartRehearsal: {
            /** @description Whether the kitchen and the waiters are played too. */
            cooks: boolean;
            /**
             * Format: int64
             * @description How many phones they have.
             * @example 2
             */
            guests: number;
            /**
             * Format: int64
             * @description How long they stay.
             * @example 6
             */
            minutes: number;
            /**
             * Format: int64
             * @description How many orders they send in a minute, on average.
             * @example 41
             */
            orders: number;
            /**
             * Format: int64
             * @description How many tables the fake guests take.
             * @example 6
             */
            tables: number;
        };
        /** @description A place where lines are made. */
        Station: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called late.
             * @example 18
             */
            late_minutes: number;
            /** @example Pizza oven */
            name: string;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called slow.
             * @example 10
             */
            warn_minutes: number;
        };
        /** @description A station was edited. */
        StationEditedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                edit: components["schemas"]["EventEdit"];
                /**
                 * Format: int64
                 * @example 1
                 */
                station: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "station-edited";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description The stations. */
        Stations: {
            stations: components["schemas"]["Station"][];
        };
        /**
         * @description What can be done to a line. Which steps a state has for whom is the house's rule: one that it has not is a 409.
         * @enum {string}
         */
        Step: "approve" | "refuse" | "fire" | "accept" | "start" | "bump" | "serve" | "recall" | "take-back" | "void";
        /** @description How many there are. */
        Stock: {
            /**
             * Format: int64
             * @description Null where nobody counts any more.
             * @example 20
             */
            left?: number | null;
        };
        /** @description How many are left of a counted item. */
        StockChangedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 12
                 */
                item: number;
                /**
                 * Format: int64
                 * @example 7
                 */
                left: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "stock-changed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A dish as the kitchen keeps count of it. */
        StockItem: {
            /** @description Whether nobody has marked it as sold out. */
            available: boolean;
            /**
             * @description The name of its category.
             * @example Pizza
             */
            category: string;
            /**
             * Format: int64
             * @description How many of them lie in carts that hold them.
             * @example 1
             */
            held: number;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /**
             * Format: int64
             * @description How many are left; null where nobody counts.
             * @example 7
             */
            left?: number | null;
            /** @example Focaccia */
            name: string;
            options: components["schemas"]["StockOption"][];
        };
        /** @description Every dish, with what is left. */
        StockItems: {
            /** @description In the menu's order. */
            items: components["schemas"]["StockItem"][];
        };
        /** @description An option of a dish, and whether it is to be had. */
        StockOption: {
            available: boolean;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** @example Anna */
            name: string;
        };
        /** @description A table on the floor. */
        Table: {
            /** @example Terrace */
            area: string;
            /**
             * Format: int64
             * @description What is due.
             * @example 2450
             */
            due: number;
            /**
             * @description How many guests take part.
             * @example 2
             */
            guests: number;
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** @example T4 */
            name: string;
            /**
             * Format: int64
             * @example 4
             */
            seats: number;
            state: components["schemas"]["TableState"];
            /**
             * Format: int64
             * @description Its open visit.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A table is new. */
        TableAddedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "table-added";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A table was changed. */
        TableEditedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "table-edited";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description What a service point is.
         * @enum {string}
         */
        TableKind: "table" | "counter";
        /** @description A table has another place in the plan. */
        TableMovedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "table-moved";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A table is back. */
        TableRestoredEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "table-restored";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A table was taken away. */
        TableRetiredEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "table-retired";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /**
         * @description What a table is up to.
         * @enum {string}
         */
        TableState: "free" | "seated" | "waiting" | "cooking" | "ready" | "served" | "paid";
        /**
         * @description What a dish is called besides.
         * @enum {string}
         */
        Tag: "vegan" | "vegetarian" | "gluten-free" | "spicy" | "alcoholic" | "house-favourite";
        /** @description A step. */
        TakeStep: {
            step: components["schemas"]["Step"];
        };
        /** @description Into which cart. */
        TakeUp: {
            /**
             * Format: int64
             * @description The open visit at which the customer sits.
             * @example 57
             */
            visit: number;
        };
        /** @description A step that was taken. */
        TakenStep: {
            undo?: components["schemas"]["Moved"] | null;
        };
        /** @description What came of it. */
        TakenUp: {
            /**
             * Format: int64
             * @description How many cannot be had today, and stay kept.
             * @example 0
             */
            stay: number;
            /**
             * Format: int64
             * @description How many lines are in the cart now.
             * @example 1
             */
            taken: number;
        };
        /** @description A tax of a bill. */
        Tax: {
            /**
             * Format: int64
             * @example 223
             */
            amount: number;
            /**
             * Format: int64
             * @description The rate, parts per million.
             * @example 100000
             */
            ppm: number;
        };
        /** @description A tax rate beside the usual one. */
        TaxRate: {
            /** @example Drinks */
            name: string;
            /**
             * Format: int64
             * @description Parts per million.
             * @example 40000
             */
            ppm: number;
        };
        /** @description An order's lines at one station. */
        Ticket: {
            /** @description Whether the table has ordered before in this visit. */
            add_on: boolean;
            age: components["schemas"]["TicketAge"];
            /** @description Names of the other stations that work on the same order. */
            also_at: string[];
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description Whole minutes since the order was sent, as the house's clock measures them.
             * @example 6
             */
            minutes: number;
            /**
             * Format: int64
             * @description The order's number of the day.
             * @example 1
             */
            number: number;
            /**
             * Format: int64
             * @example 88
             */
            order: number;
            place: components["schemas"]["TicketPlace"];
            /** Format: date-time */
            placed_at: string;
            /**
             * Format: int64
             * @example 1
             */
            station: number;
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
        };
        /**
         * @description How long a ticket has waited, by its station's thresholds.
         * @enum {string}
         */
        TicketAge: "fresh" | "slow" | "late";
        /**
         * @description Where a ticket belongs on the board.
         * @enum {string}
         */
        TicketPlace: "board" | "done" | "gone";
        /** @description The tickets of the board. */
        Tickets: {
            /** @description The oldest first. */
            tickets: components["schemas"]["Ticket"][];
        };
        /** @description Lines to run, or an order that waits for a nod. */
        ToDo: {
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description The order's number of the day.
             * @example 1
             */
            number: number;
            /**
             * Format: int64
             * @example 88
             */
            order: number;
            /** Format: date-time */
            placed_at: string;
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
            /**
             * Format: int64
             * @example 57
             */
            visit: number;
        };
        /** @description Today as it runs. */
        Today: {
            /** Format: date-time */
            at: string;
            /**
             * @description What was sold so far, what the day is expected to come to (with `low` and `high` of the band that most such days
             *     end within), and what is under way.
             */
            cards: components["schemas"]["InsightsCard"][];
            /**
             * Format: date
             * @description The business day.
             * @example 2026-06-01
             */
            day: string;
            /**
             * @description With how many days of the same weekday it is compared, each up to the same minute; 0 where none is known.
             * @example 8
             */
            likes: number;
        };
        /**
         * @description How a program shows whose it is (RFC 6749, sections 4.3 and 6, as JSON). What is not known here is not
         *     looked at (section 3.2).
         */
        TokenRequest: {
            /** @enum {string} */
            grant_type: "password";
            /**
             * @description The program in its own words, for the list of sessions.
             * @example Till at the bar
             */
            label?: string;
            /**
             * @description The name that they sign in with.
             * @example Anna
             */
            name: string;
            /**
             * @description Their password.
             * @example correct horse battery
             */
            password: string;
        } | {
            /** @enum {string} */
            grant_type: "customer";
            /**
             * @description The program in its own words, for the list of sessions.
             * @example Till at the bar
             */
            label?: string;
            /**
             * @description The name of the account.
             * @example Anna
             */
            name: string;
            /**
             * @description Its passphrase or PIN.
             * @example correct horse battery
             */
            secret: string;
        } | {
            /** @enum {string} */
            grant_type: "refresh_token";
            /**
             * @description The token.
             * @example cmr_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
             */
            refresh_token: string;
        };
        /** @description A table has another QR code. */
        TokenRotatedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "token-rotated";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description Tokens. */
        Tokens: {
            /**
             * @description A JWT (RFC 7519), for `Authorization: Bearer`.
             * @example eyJhbGciOiJIUzI1NiIsImtpZCI6IjFmMGEifQ.eyJzdWIiOiIwMTk4YzBkZSJ9.c2lnbmVkIGJ5IHRoZSBob3VzZQ
             */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds until the access token ends.
             * @example 900
             */
            expires_in: number;
            /**
             * @description Good for one use. When it is used a second time, its session ends: somebody else has it too. Only who lost the
             *     answer may ask again with it, within 30 seconds and while nothing that was given for it was used.
             * @example cmr_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA
             */
            refresh_token: string;
            role: components["schemas"]["Role"];
            /**
             * @description What the tokens are for, with spaces between.
             * @example menu:read floor:read
             */
            scope: string;
            /** @example Bearer */
            token_type: string;
        };
        /**
         * @description Why a line cannot be sent as it is.
         * @enum {string}
         */
        Trouble: "gone" | "later" | "held" | "few" | "options";
        /** @description A step to take back. */
        UndoStep: {
            /** @description The ids of the lines that it moved. */
            lines: number[];
            /** @description Where it moved them. */
            to: components["schemas"]["LineState"];
        };
        /** @description What a guest was not happy with, until somebody takes care of it. */
        Unhappy: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int64
             * @description The guest's number.
             * @example 1
             */
            guest: number;
            /**
             * Format: int64
             * @description From 1, bad, to 5, very good.
             * @example 5
             */
            mark: number;
            /** @example Anna */
            name: string;
            /**
             * @description The table's name.
             * @example T4
             */
            table: string;
            /**
             * Format: int64
             * @description The visit; it may be closed.
             * @example 57
             */
            visit: number;
            /**
             * @description In their own words; possibly empty.
             * @example Warm and quick.
             */
            words: string;
        };
        /**
         * @description What a value is.
         * @enum {string}
         */
        Unit: "count" | "money" | "share" | "change" | "number" | "seconds" | "day" | "month" | "hour" | "weekday" | "text" | "word";
        /** @description What a customer orders most, the most frequent first. */
        Usual: {
            usual: components["schemas"]["UsualDish"][];
        };
        /** @description What a customer orders most. */
        UsualDish: {
            dish: components["schemas"]["ChosenDish"];
            /**
             * Format: int64
             * @description How many they had so far.
             * @example 3
             */
            times: number;
        };
        /** @description One party at one table. */
        Visit: {
            bill: components["schemas"]["Bill"];
            /**
             * Format: date-time
             * @description Null while it is open.
             */
            closed_at?: string | null;
            /**
             * Format: int64
             * @description How many people, if somebody said so.
             * @example 2
             */
            covers?: number | null;
            guests: components["schemas"]["Guest"][];
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            /** Format: date-time */
            opened_at: string;
            table: components["schemas"]["VisitTable"];
        };
        /** @description The floor has let a visit order. */
        VisitApprovedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: Record<string, never>;
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "visit-approved";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A visit is over: its guests' streams end, and what was in its cart is forgotten. */
        VisitClosedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "visit-closed";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A party sits down. */
        VisitOpenedEvent: {
            /** @description Who did it. */
            actor: components["schemas"]["EventActor"];
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            data: {
                /**
                 * Format: int64
                 * @example 4
                 */
                table: number;
            };
            /**
             * Format: int64
             * @description The number of the guest who did it.
             * @example 1
             */
            guest?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "visit-opened";
            /**
             * Format: int64
             * @description Its number in the house's history. Everything of the caller's up to it has been told.
             * @example 1204
             */
            seq: number;
            /**
             * Format: int64
             * @description The visit that it belongs to, if any.
             * @example 57
             */
            visit?: number | null;
        };
        /** @description A table of a visit. */
        VisitTable: {
            /**
             * Format: int64
             * @example 12
             */
            id: number;
            kind: components["schemas"]["TableKind"];
            /** @example T4 */
            name: string;
        };
        /**
         * @description How a wireless network is locked.
         * @enum {string}
         */
        WifiSecurity: "wpa" | "wep" | "open";
    };
    responses: {
        /** @description The request cannot be read */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the session has ended */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not do this */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing for this caller */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of things refuses it */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something else stands by now than what `If-Match` names: read it again */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More was sent than is read */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/json` */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The host is none of this house */
        Problem421: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A value is refused; `errors` names its field */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The change does not say with `If-Match` what it was made from */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too often; `Retry-After` says when to try again */
        Problem429: {
            headers: {
                /** @description What is left of them, such as `"session";r=0;t=3` */
                RateLimit?: string;
                /** @description The limits that the request was held against, such as `"session";q=60;w=3` */
                "RateLimit-Policy"?: string;
                /** @description After how many seconds to try again */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the house, which is logged */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The house has more work waiting than it takes on; try again */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no room on the disk */
        Problem507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    endBrowserSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                session: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the person who asks is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    endAllSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id, or `current` */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Signs a program in, or renews its tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Wrong name or password, or no token of ours */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getBackups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The backups that are kept, how old the newest is, and how the second place did. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backups"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    makeBackup: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begins to make a backup; reading them tells how far it is. Orders go on meanwhile. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backups"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description One is made already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    answerCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The call's id */
                call: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Opens an account for the guest who asks, who is that customer from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description This guest has an account already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every paired device, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    pairDevice: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairDevice"];
            };
        };
        responses: {
            /**
             * @description Pairs the device in hand: the browser of a page, or what a program shows pages in. For who gave their password just
             *     now. Who loses the answer sends the same key again: it is one device, and the token of the last answer counts.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairedDevice"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The same request was answered, and somebody has signed in on the device since */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The device's id */
                device: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /** @description The `seq` of the last message that was read: the stream goes on after it. Without it, with what comes now. */
                after?: number;
                /** @description The `epoch` that it belongs to, as `hello` told it. */
                epoch?: string;
            };
            header?: {
                /**
                 * @description The id of the last message that was read, instead of `after` and `epoch`
                 * @example 0f3b9c6d2a418e75-1204
                 */
                "Last-Event-ID"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A WebSocket */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Server-sent events without end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The guest's visit is over */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getFloor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floor at a glance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tells whose code it is, and does not use it up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverLook"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It was used, or is too old */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    takeHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Uses a code up: who asks goes on as its guest, with a token of their own. A token that came along ends when the new
             *     one is first used.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It was used, or is too old */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getHouse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The house. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["House"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getDishInsights: {
        parameters: {
            query?: {
                /** @description How long; a week where only a day is said. */
                length?: "day" | "week" | "month" | "year" | "own";
                /**
                 * @description A day of the period (ISO 8601); today where it is left out.
                 * @example 2026-06-01
                 */
                at?: string;
                /**
                 * @description The first day of a period of one's own (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description The last day of a period of one's own (ISO 8601), at most ten years after the first.
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description What it is compared with; the period before where it is left out. */
                against?: "before" | "year" | "weekdays";
            };
            header?: never;
            path: {
                /** @description Its id on the menu, or below zero as the tables name it */
                dish: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures of one dish. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Insights"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day that is none, or a period that is too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getDishFile: {
        parameters: {
            query?: {
                /** @description How long; a week where only a day is said. */
                length?: "day" | "week" | "month" | "year" | "own";
                /**
                 * @description A day of the period (ISO 8601); today where it is left out.
                 * @example 2026-06-01
                 */
                at?: string;
                /**
                 * @description The first day of a period of one's own (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description The last day of a period of one's own (ISO 8601), at most ten years after the first.
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description What it is compared with; the period before where it is left out. */
                against?: "before" | "year" | "weekdays";
            };
            header?: never;
            path: {
                /** @description Its id on the menu, or below zero as the tables name it */
                dish: number;
                /**
                 * @description A table's name and the file's form
                 * @example all.xlsx
                 */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same of one dish. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day that is none, or a period that is too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getToday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Today against the same weekday's average at the same minute, with a forecast of the close. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getWorkbook: {
        parameters: {
            query?: {
                /** @description How long; a week where only a day is said. */
                length?: "day" | "week" | "month" | "year" | "own";
                /**
                 * @description A day of the period (ISO 8601); today where it is left out.
                 * @example 2026-06-01
                 */
                at?: string;
                /**
                 * @description The first day of a period of one's own (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description The last day of a period of one's own (ISO 8601), at most ten years after the first.
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description What it is compared with; the period before where it is left out. */
                against?: "before" | "year" | "weekdays";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables of every page as one workbook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day that is none, or a period that is too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getInsights: {
        parameters: {
            query?: {
                /** @description How long; a week where only a day is said. */
                length?: "day" | "week" | "month" | "year" | "own";
                /**
                 * @description A day of the period (ISO 8601); today where it is left out.
                 * @example 2026-06-01
                 */
                at?: string;
                /**
                 * @description The first day of a period of one's own (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description The last day of a period of one's own (ISO 8601), at most ten years after the first.
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description What it is compared with; the period before where it is left out. */
                against?: "before" | "year" | "weekdays";
            };
            header?: never;
            path: {
                /** @description Which page */
                page: components["schemas"]["InsightsPage"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the figures, with its period and what that is compared with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Insights"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day that is none, or a period that is too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getInsightsFile: {
        parameters: {
            query?: {
                /** @description How long; a week where only a day is said. */
                length?: "day" | "week" | "month" | "year" | "own";
                /**
                 * @description A day of the period (ISO 8601); today where it is left out.
                 * @example 2026-06-01
                 */
                at?: string;
                /**
                 * @description The first day of a period of one's own (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description The last day of a period of one's own (ISO 8601), at most ten years after the first.
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description What it is compared with; the period before where it is left out. */
                against?: "before" | "year" | "weekdays";
            };
            header?: never;
            path: {
                /** @description Which page */
                page: components["schemas"]["InsightsPage"];
                /**
                 * @description A table's name and the file's form
                 * @example days.csv
                 */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A table of a page as a file: `NAME.csv` or `NAME.xlsx`, or all of its tables as `all.xlsx`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day that is none, or a period that is too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    joinVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Join"];
            };
        };
        responses: {
            /**
             * @description Joins a table's visit with the token of its QR code, or opens one. A guest who comes again with their
             *     token keeps their seat, and gets a new token in place of it. A customer's program that comes with its token is
             *     the guest whom the customer is there already, or a new one; it may act with either token.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description The account's token that came along is none */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No table has this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The house is closed, the party is full, or the same request was answered and the answer used */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key that the caller may revoke, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    makeKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeKey"];
            };
        };
        responses: {
            /** @description Makes a key, for who gave their password just now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description It was made already by the same request; its secret is not shown again */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getKitchenItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is sold out and what is left, of every dish. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockItems"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    acknowledgeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepTicketLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            /** @description Takes a step with one line of the board. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenStep"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not stand where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getStations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stations that the board can show. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getTickets: {
        parameters: {
            query?: {
                /** @description Those of one station; without it all. */
                station?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board's tickets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tickets"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    acknowledgeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            /** @description Takes a step with every line of a ticket that can take it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenStep"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description No line stands where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    undoStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoStep"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description All of them have moved on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorStep"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not stand where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getLog: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: "menu" | "category" | "item" | "choice" | "station" | "table" | "person" | "device" | "setting" | "sales" | "key" | "backup";
                /**
                 * @description From this business day on (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description Up to this business day (ISO 8601).
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description How many at most; 50 where it is left out. */
                limit?: number;
                /** @description Goes on behind there: `next` of the piece before, as it is. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who changed what, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Log"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day or a place that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who the caller is. Any token or key may ask, whatever it is for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account of the customer who asks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    endMyBrowser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                session: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccount"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetEmail"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    exportMyData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that the house knows of the customer, as a file for them: its fields may change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "email": null,
                     *         "name": "anna.rossi"
                     *       },
                     *       "house": "Osteria del Porto",
                     *       "visits": []
                     *     }
                     */
                    "application/json": unknown;
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMyFavourites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer's favourites. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourites"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    removeFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getMyHistory: {
        parameters: {
            query?: {
                /** @description How many at most; 50 where it is left out. */
                limit?: number;
                /** @description Goes on behind there: `next` of the piece before, as it is. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The visits that the customer took part in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A place that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMyKept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer had chosen and not sent when a visit ended, at today's prices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    letKeptGo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    takeKeptUp: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeUp"];
            };
        };
        responses: {
            /** @description Puts what was not sent into the cart of the customer's table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenUp"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The customer does not sit there */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of it can be had */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Nothing of it can be had so */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setOwnPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPin"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSecret"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the customer who asks is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSessions"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id, or `current` */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setSharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSharing"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getMyUsual: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer orders most, at today's prices. `addLine` takes it as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usual"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMenu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The menu, in the language that `Accept-Language` asks for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Menu"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories of the menu, and what was deleted of late. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorCategories"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addCategory: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCategory"];
            };
        };
        responses: {
            /** @description Adds a category at the menu's end. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorCategory"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A category as it is edited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorCategory"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    saveCategory: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCategory"];
            };
        };
        responses: {
            /** @description Changes a category, whole. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorCategory"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    hideCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Hidden"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    listItems: {
        parameters: {
            query?: {
                /** @description How many at most; 50 where it is left out. */
                limit?: number;
                /** @description Goes on behind there: `next` of the piece before, as it is. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The items of a category, hidden ones too, in the owner's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorItems"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A place that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    moveCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    restoreCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category's id */
                category: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    addItem: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditItem"];
            };
        };
        responses: {
            /** @description Adds an item at its category's end. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorItem"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getEditorItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An item as it is edited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorItem"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    saveItem: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditItem"];
            };
        };
        responses: {
            /**
             * @description Changes an item, whole. What was ordered keeps its texts and prices. Another price wants the password,
             *     given just now; see `POST /api/v1/auth/proof`.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorItem"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    deleteItem: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    copyItem: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Makes a hidden copy of an item, right below it, with all that can be chosen and without a count. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorItem"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    addGroup: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditGroup"];
            };
        };
        responses: {
            /** @description Adds a group at the end of the item's; what can be left out stays last. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorGroup"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description What can be left out is there already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
                /** @description The group's id */
                group: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A group of an item as it is edited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorGroup"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    saveGroup: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The item's id */
                item: number;
                /** @description The group's id */
                group: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditGroup"];
            };
        };
        responses: {
            /**
             * @description Changes a group with its options, whole. Another price wants the password, given just now; see
             *     `POST /api/v1/auth/proof`.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorGroup"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The item's id */
                item: number;
                /** @description The group's id */
                group: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    moveGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
                /** @description The group's id */
                group: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    restoreGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
                /** @description The group's id */
                group: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    hideItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Hidden"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    moveItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": components["schemas"]["Picture"];
                "image/png": components["schemas"]["Picture"];
                "image/webp": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description The file is no picture that can be shown */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    removePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    restoreItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Its category was deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    listStations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every station with what is made there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorStations"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addStation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditStation"];
            };
        };
        responses: {
            /** @description Adds a station behind the others. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorStation"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A station in use as it is edited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorStation"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    saveStation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditStation"];
            };
        };
        responses: {
            /** @description Changes a station, whole. What waits there is slow and late by the new minutes at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorStation"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    retireStation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Something goes there, or it is the only one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    moveStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    restoreStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Another one has its name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    checkMenu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MenuFile"];
                /**
                 * @example kind,key,name:en,price:EUR,station,min,max
                 *     station,oven,Pizza oven,,,,
                 *     category,pizza,Pizza,,oven,,
                 *     item,margherita,Margherita,8.00,,,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /**
             * @description Tells what a menu file would add, change and remove, and changes nothing. Every problem of a file is told with its
             *     place, the first 500.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description The file has problems, each with its place */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importMenu: {
        parameters: {
            query?: {
                /** @description `seen` of the check: where the file does something else by now, nothing is done. */
                seen?: string;
                /** @description Whether many items may leave the menu at once. */
                remove?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MenuFile"];
                /**
                 * @example kind,key,name:en,price:EUR,station,min,max
                 *     station,oven,Pizza oven,,,,
                 *     category,pizza,Pizza,,oven,,
                 *     item,margherita,Margherita,8.00,,,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /**
             * @description Makes the menu what a file says: all or nothing; what the file does not name leaves the menu. It wants the password,
             *     given just now; see `POST /api/v1/auth/proof`.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuImport"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The file does something else by now than was seen */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description The file has problems, or many items would go */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMenuCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole menu as a table for spreadsheets (RFC 4180), as `menu.json` is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    exportMenuJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole menu as JSON, with availability and stock as they are now. It imports without a change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuFile"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One item of the menu. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    setItemAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Availability"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there are of an item, and what of it is sold out; also of one that guests do not see. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    setStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Stock"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setOptionAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The option's id */
                option: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Availability"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    approveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not wait */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    refuseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not wait */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody who has or had an account, the powerful first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPerson"];
            };
        };
        responses: {
            /** @description Adds a person. For who gave their own password just now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPerson"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person whom the caller may edit: owners and managers are the owners' affair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditPerson"];
            };
        };
        responses: {
            /** @description Gives a person another name or role. For who gave their password just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    endPersonsSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    personLeaves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Gives a person a new password and ends their sessions and the keys that they made. For who gave their own just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePassword"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description The password is too short or too long */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPin"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    personReturns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id */
                person: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getRehearsal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the rehearsal goes, and what the last one found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    startRehearsal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRehearsal"];
            };
        };
        responses: {
            /** @description It begins */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description A table is open, a rehearsal runs, or a backup or an import is made */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    endRehearsal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It ends */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description None runs */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    bringSales: {
        parameters: {
            query?: {
                /**
                 * @description Its name, to know it by.
                 * @example till.csv
                 */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file as it is */
        requestBody: {
            content: {
                "application/gzip": components["schemas"]["Packed"];
                /**
                 * @example No;Day;At;What;Euro
                 *     1;2/1/2020;12:00;Focaccia;10,50
                 */
                "text/csv": string;
            };
        };
        responses: {
            /**
             * @description Brings a file: a CSV table with a first row of names (commas, semicolons or tabs, UTF-8, also packed with gzip), at most
             *     512 MB. It takes the place of one that the same caller brought before.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesFile"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description It is larger than 512 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getSalesFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file that waits, its first rows, and what came of its check. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesFile"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    throwAwaySales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    checkSales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id */
                file: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckSales"];
            };
        };
        responses: {
            /** @description Begins to check a file; reading it tells what comes of that. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastSales"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Another import runs */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    importSales: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The file's id */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begins to import a file as it was checked; reading the imports tells how far it is. Once it is done, the file is gone. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastSales"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It was not checked, or another import runs */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getSalesImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was imported, and how the import stands that runs or ran last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesImports"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    takeBackSales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                import: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description An import runs */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every setting. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSettings"];
            };
        };
        responses: {
            /** @description Changes some settings, all or none of them. For who gave their password just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setLogo: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": components["schemas"]["Picture"];
                "image/png": components["schemas"]["Picture"];
                "image/webp": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description Gives the house this logo: a JPEG, PNG or WebP of 10 MB at most. For who gave their password just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    removeLogo: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes the house's logo away. For who gave their password just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getTables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every table, by area and in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addTables: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTables"];
            };
        };
        responses: {
            /** @description Adds a table, or several, at the end of their area. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedTables"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getCards: {
        parameters: {
            query?: {
                /** @description Eight on a sheet where it is left out. */
                size?: "sheet" | "tent" | "pocket";
                /** @description Only of this area; all where both are left out. */
                area?: string;
                /** @description Only of the table with this id. */
                table?: number;
                /** @description Whether English stands beneath the house's language; it does where this is left out. */
                english?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cards of tables that are not retired, to print. Where they tell the Wi-Fi's password, for who gave theirs just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such table */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One table, retired or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTable"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    changeTable: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditTable"];
            };
        };
        responses: {
            /** @description Changes a table. In another area it stands at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTable"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of any of its tables */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The area that a table stands in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    renameArea: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change is made from; `*` for whatever stands
                 * @example "5d41402abc4b2a76b9719d91"
                 */
                "If-Match": string;
            };
            path: {
                /** @description The id of any of its tables */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameArea"];
            };
        };
        responses: {
            /** @description Gives the area of a table another name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description Something else stands by now than what `If-Match` names: read it again */
            412: components["responses"]["Problem412"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description The change does not say with `If-Match` what it was made from */
            428: components["responses"]["Problem428"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    moveArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of any of its tables */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTo"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    moveTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTo"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getCodePng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A table's code as a picture of about 600 pixels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getCodeSvg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A table's code as a drawing, made for print. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    restoreTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Another table has its name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    retireTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description A visit is open there */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    rotateCode: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gives a table a new code and retires its card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedTable"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this; or the password is to be given first (`proof-needed`) */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description The key came with something else before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openVisit: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenVisit"];
            };
        };
        responses: {
            /** @description Opens a table. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is open already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A visit as it stands, with its guests and its bill. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getBill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A visit's bill. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeCall"];
            };
        };
        responses: {
            /** @description Calls the staff. The same call again, while nobody has answered it, is that one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeCall"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    cancelCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The call's reason */
                reason: components["schemas"]["CallReason"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart of a visit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addLine: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLine"];
            };
        };
        responses: {
            /** @description Adds a line to the cart, or raises the same guest's equal one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedLine"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is sold out, or the cart is full */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    removeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    changeLine: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLine"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description There are not so many left */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    fitLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Nothing is left */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    closeVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseVisit"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Something is due or not served */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setCovers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Covers"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    admitGuest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The guest's number */
                guest: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    answerFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The guest's number */
                guest: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    sendGuestAway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The guest's number */
                guest: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    renameMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rename"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getDiet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the guest who asks does not eat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diet"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    setDiet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Diet"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the guest who asks said about the evening. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveFeedback"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Something is due still */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    makeHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Makes a code with which the guest who asks goes on with another device. It takes the place of an older one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Speak"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    tellMissed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Missed"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a visit has ordered, and where each line stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orders"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Sends lines of the cart as one order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The cart is not as it was seen, something is sold out, or the house is closed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    orderLineAgain: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is sold out, or the cart is full */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    takeBackLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is being made already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    orderRoundAgain: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The order's number of the day */
                order: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Puts everything of a round that can be had into the cart once more. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundAgain"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Nothing of it can be had */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    pay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Under the same key it is done once, however often it is sent
                 * @example b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pay"];
            };
        };
        responses: {
            /** @description Records a payment, and answers the bill as it stands then. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Nothing is due */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt of a visit, as of now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    waiveService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
}
